'use client'

import { useEffect, useState } from 'react'
import { z } from 'zod'
import type { Found } from '@/lib/editorial/finding'
import { STATES } from '@/lib/editorial/workflow'
import { TagType } from '@/lib/pipeline/model'

const Answer: z.ZodType<{ data: Found }> = z.object({
  data: z.object({
    articles: z.array(z.object({ id: z.string(), headline: z.string(), state: z.enum(STATES) })),
    tags: z.array(z.object({ id: z.string(), name: z.string(), disambiguation: z.string(), type: TagType })),
    indicators: z.array(z.object({ id: z.string(), name: z.string() })),
  }),
})

const PAUSE_MS = 150
const NOTHING: Found = { articles: [], tags: [], indicators: [] }

export type Finding = { found: Found; state: 'resting' | 'asking' | 'failed' }

/** What of the newsroom fits what is typed, asked for when the typing pauses. */
export function useFinding(typed: string): Finding {
  const [answer, setAnswer] = useState<{ typed: string; found: Found | null }>({ typed: '', found: NOTHING })
  useEffect(() => {
    if (typed === '') return
    const stop = new AbortController()
    const timer = setTimeout(async () => {
      const found = await ask(typed, stop.signal)
      if (!stop.signal.aborted) setAnswer({ typed, found })
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [typed])
  if (typed === '') return { found: NOTHING, state: 'resting' }
  if (answer.typed !== typed) return { found: answer.found ?? NOTHING, state: 'asking' }
  return { found: answer.found ?? NOTHING, state: answer.found ? 'resting' : 'failed' }
}

async function ask(typed: string, signal: AbortSignal): Promise<Found | null> {
  try {
    const response = await fetch(`/api/desk/find?q=${encodeURIComponent(typed)}`, { signal })
    return Answer.safeParse(await response.json()).data?.data ?? null
  } catch {
    return null
  }
}
