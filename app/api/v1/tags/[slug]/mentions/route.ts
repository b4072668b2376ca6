import { listMentions } from '@/lib/reader/api-lists'
import { findTagFor } from '@/lib/reader/api-things'
import { apiRoute } from '../../../api-route'

export const dynamic = 'force-dynamic'

export const GET = apiRoute('listMentionsOfTag', async ({ asked, path: { slug = '' } }) => {
  const tag = await findTagFor(slug, '/mentions')
  return 'movedTo' in tag ? tag : listMentions(tag, asked)
})
