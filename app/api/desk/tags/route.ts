import { fieldErrors } from '@/lib/auth/field-errors'
import { answer, route } from '@/lib/auth/route'
import { NewTag, TagSearch } from '@/lib/editorial/tag'
import { createTag } from '@/lib/newsroom/create-tag'
import { findTags } from '@/lib/newsroom/list-tags'

/** Type-ahead: `?q=&type=&limit=` → `{ ok, data: tags }`, the best fit first. */
export const GET = route('tag.view', async ({ actor, request }) => {
  const search = TagSearch.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!search.success) return answer({ ok: false, code: 'invalid', fields: fieldErrors(search.error) })
  return answer({ ok: true, data: await findTags(actor, search.data) })
})

/** Makes a tag in place: `{ type, name, disambiguation?, description? }` → `{ ok, data: tag }`. */
export const POST = route('tag.create', async ({ actor, request }) => {
  const input = NewTag.safeParse(await request.json().catch(() => null))
  if (!input.success) return answer({ ok: false, code: 'invalid', fields: fieldErrors(input.error) })
  return answer({ ok: true, data: await createTag(actor, input.data) })
})
