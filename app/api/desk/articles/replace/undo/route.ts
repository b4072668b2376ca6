import { answer, route } from '@/lib/auth/route'
import { UndoReplacing } from '@/lib/editorial/replacing'
import { undoReplacing } from '@/lib/newsroom/replace-in-articles'
import { readJson } from '../../../json-body'
import { told } from '../../bulk/outcomes'

export const POST = route('article.bulk', async ({ actor, request }) => {
  const input = await readJson(request, UndoReplacing)
  return answer(input.ok ? told(await undoReplacing(actor, input.data)) : input)
})
