import { z } from 'zod'
import { answer, route } from '@/lib/auth/route'
import { NotFound } from '@/lib/errors'
import { cancelImport } from '@/lib/newsroom/cancel-import'

/** Ends a batch before its next file. */
export const POST = route<{ id: string }>('page.import', async ({ actor, params }) => {
  const id = z.uuid().safeParse(params.id)
  if (!id.success) throw new NotFound()
  return answer({ ok: true, data: await cancelImport(actor, id.data) })
})
