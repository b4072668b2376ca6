import { z } from 'zod'
import { MetricFields } from '@/lib/pipeline/model'

const Answer = z.object({ ok: z.literal(true), data: MetricFields.nullable() })

/** The fields of the figure at a place of a paragraph as the machine reads them, or null when it reads none. */
export async function readFigureAt(text: string, start: number, end: number): Promise<MetricFields | null> {
  try {
    const response = await fetch('/api/desk/figures', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text, start, end }),
    })
    return Answer.safeParse(await response.json()).data?.data ?? null
  } catch {
    return null // the form opens empty; the editor fills it in
  }
}
