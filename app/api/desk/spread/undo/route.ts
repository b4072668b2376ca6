import { answer, route } from '@/lib/auth/route'
import { UndoSpread } from '@/lib/editorial/spread'
import { undoSpread } from '@/lib/newsroom/undo-spread'
import { readJson } from '../../json-body'

export const POST = route('tag.spread', async ({ actor, request }) => {
  const input = await readJson(request, UndoSpread)
  return answer(input.ok ? { ok: true, data: await undoSpread(actor, input.data) } : input)
})
