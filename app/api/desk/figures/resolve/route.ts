import { answer, route } from '@/lib/auth/route'
import { previewFigure, PreviewFigure } from '@/lib/newsroom/preview-figure'
import { readJson } from '../../json-body'

/** Where the fields of a figure lead, for the form in which an editor states it. */
export const POST = route('article.view', async ({ actor, request }) => {
  const input = await readJson(request, PreviewFigure)
  if (!input.ok) return answer(input)
  return answer({ ok: true, data: await previewFigure(actor, input.data) })
})
