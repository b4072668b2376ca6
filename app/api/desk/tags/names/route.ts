import { answer, route } from '@/lib/auth/route'
import { NameTags, nameTags } from '@/lib/newsroom/name-tags'
import { readJson } from '../../json-body'

export const POST = route('tag.create', async ({ actor, request }) => {
  const input = await readJson(request, NameTags)
  return answer(input.ok ? { ok: true, data: await nameTags(actor, input.data) } : input)
})
