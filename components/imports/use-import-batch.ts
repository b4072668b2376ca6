'use client'

import { useCallback, useEffect, useState } from 'react'
import { z } from 'zod'
import { BatchView, type BatchQuery } from '@/lib/editorial/import-batch'

const Answer = z.object({ ok: z.literal(true), data: BatchView })

const BETWEEN_LOOKS_MS = 1000
const BETWEEN_TRIES_MS = 2000

type Options = {
  id: string
  /** What is known of it already. */
  known: BatchView | null
  query: BatchQuery
  /** The server has a file of it: before, it cannot be asked. */
  isBegun: boolean
  /** Its files are to be seen. */
  isListed: boolean
  /** More files are on their way to it. */
  isSending: boolean
}

/**
 * A batch as it goes on: looked at every second until it is settled. `isStale` while the server cannot be asked. `act`
 * cancels it or tries again what failed, and answers whether the server agreed.
 */
export function useImportBatch(options: Options) {
  const { id, known, query, isBegun, isListed, isSending } = options
  const { from, state } = query
  const [batch, setBatch] = useState(known)
  const [isStale, setStale] = useState(false)
  const [looks, setLooks] = useState(0)
  const isOpen = batch?.isSettled !== true
  const isThere = known !== null || isBegun

  useEffect(() => {
    if (!isThere) return
    if (!isListed && !isSending && !isOpen && looks === 0) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = new AbortController()
    const look = async () => {
      const view = await fetchBatch(id, { from, state }, stop.signal)
      if (stop.signal.aborted) return
      setStale(view === null)
      if (view) setBatch(view)
      if (isSending || view?.isSettled !== true)
        timer = setTimeout(look, view ? BETWEEN_LOOKS_MS : BETWEEN_TRIES_MS)
    }
    void look()
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [id, from, state, isThere, isListed, isSending, isOpen, looks])

  const act = useCallback(
    async (what: 'cancel' | 'retry') => {
      const isDone = await post(`${addressOf(id)}/${what}`)
      setLooks((count) => count + 1)
      return isDone
    },
    [id],
  )
  return { batch, isStale, act }
}

const addressOf = (id: string) => `/api/desk/imports/${id}`

/** Null when the server does not answer. */
async function fetchBatch(
  id: string,
  { from, state }: BatchQuery,
  signal: AbortSignal,
): Promise<BatchView | null> {
  const asked = new URLSearchParams({ from: String(from), ...(state && { state }) })
  try {
    const response = await fetch(`${addressOf(id)}?${asked}`, { signal })
    const answer = Answer.safeParse(await response.json())
    return answer.success ? answer.data.data : null
  } catch {
    return null
  }
}

const post = (address: string): Promise<boolean> =>
  fetch(address, { method: 'POST' }).then(
    ({ ok }) => ok,
    () => false,
  )
