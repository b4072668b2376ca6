'use client'

import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { z } from 'zod'
import type { FrontStory } from '@/lib/editorial/front'

const Kept = z.object({
  /** The ids of the places that it was made from. */
  from: z.array(z.string()),
  order: z.array(
    z.object({
      id: z.string(),
      headline: z.string(),
      section: z.object({ name: z.string(), nameEn: z.string() }),
      printedOn: z.string().nullable(),
      isLive: z.boolean(),
    }),
  ),
})

/** What this page knows, should the browser forbid storage. */
const known = new Map<string, string | null>()
const listeners = new Set<() => void>()

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function read(key: string): string | null {
  const here = known.get(key)
  if (here !== undefined) return here
  try {
    return sessionStorage.getItem(key)
  } catch {
    return null
  }
}

function write(key: string, text: string | null): void {
  known.set(key, text)
  try {
    if (text === null) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, text)
  } catch {
    // Without storage the order lives as long as the page is open.
  }
  for (const listener of listeners) listener()
}

function parse(text: string | null): z.infer<typeof Kept> | null {
  if (text === null) return null
  try {
    return Kept.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/**
 * The order of a list that is being made, and how to change it; null gives it up. What is not saved is kept for this tab of the
 * browser: it outlives a look for another story, a look at another list and a reload, until the places themselves are others.
 */
export function useKeptOrder(
  sectionId: string | null,
  placed: readonly FrontStory[],
): [readonly FrontStory[], (order: readonly FrontStory[] | null) => void] {
  const key = `corridor.front.${sectionId ?? ''}`
  const text = useSyncExternalStore(
    subscribe,
    () => read(key),
    () => null,
  )
  const kept = useMemo(() => parse(text), [text])
  const from = placed.map(({ id }) => id)
  const isOfThese = kept?.from.join() === from.join()
  useEffect(() => {
    if (kept && !isOfThese) write(key, null)
  }, [kept, isOfThese, key])
  return [
    kept && isOfThese ? kept.order : placed,
    (order) => write(key, order && JSON.stringify({ from, order })),
  ]
}
