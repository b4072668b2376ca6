import { z } from 'zod'
import { answer, route } from '@/lib/auth/route'
import { readFigure } from '@/lib/pipeline/read-figure'
import { readJson } from '../json-body'

const Figure = z.object({
  text: z.string().min(1).max(20_000),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
})

/** Reads the figure at a place of a paragraph, for the form in which an editor states it. */
export const POST = route('article.view', async ({ request }) => {
  const input = await readJson(request, Figure)
  if (!input.ok) return answer(input)
  const { text, start, end } = input.data
  return answer({ ok: true, data: readFigure(text, start, end) })
})
