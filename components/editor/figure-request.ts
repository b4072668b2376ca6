import { z } from 'zod'
import type { StatedFigure } from '@/lib/document/content'
import { ResolvedFigure } from '@/lib/editorial/resolution'
import { MetricFields } from '@/lib/pipeline/model'

const Answer = z.object({ ok: z.literal(true), data: MetricFields.nullable() })

/** The fields of the figure at a place of a paragraph as the machine reads them, or null when it reads none. */
export async function readFigureAt(text: string, start: number, end: number): Promise<MetricFields | null> {
  // Without an answer the form opens empty; the editor fills it in.
  return Answer.safeParse(await ask('/api/desk/figures', { text, start, end })).data?.data ?? null
}

const Resolved = z.object({ ok: z.literal(true), data: ResolvedFigure })

/** Where the fields of a figure would lead, or null when that cannot be asked now. */
export async function resolveFigure(articleId: string, fields: StatedFigure): Promise<ResolvedFigure | null> {
  return Resolved.safeParse(await ask('/api/desk/figures/resolve', { articleId, fields })).data?.data ?? null
}

async function ask(path: string, question: object): Promise<unknown> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(question),
    })
    return await response.json()
  } catch {
    return null
  }
}
