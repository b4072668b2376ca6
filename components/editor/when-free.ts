/** Someone who types without a pause leaves such a moment no longer than this. */
const LONGEST_MS = 100

/**
 * Runs something after so many ms, in the first moment in which the browser has no key to answer and nothing to draw, or
 * `LONGEST_MS` later. The answer calls it off.
 */
export function whenFree(run: () => void, ms: number): () => void {
  let idle: number | null = null
  const timer = setTimeout(() => {
    if (typeof requestIdleCallback === 'undefined') run()
    else idle = requestIdleCallback(run, { timeout: LONGEST_MS })
  }, ms)
  return () => {
    clearTimeout(timer)
    if (idle !== null) cancelIdleCallback(idle)
  }
}
