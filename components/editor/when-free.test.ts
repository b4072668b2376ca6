import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { whenFree } from './when-free'

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

/** A browser that is busy until it is told to be free. */
function makeBrowser() {
  const waiting = new Map<number, () => void>()
  const longest: (number | undefined)[] = []
  vi.stubGlobal('requestIdleCallback', (run: () => void, options?: { timeout?: number }) => {
    longest.push(options?.timeout)
    waiting.set(longest.length, run)
    return longest.length
  })
  vi.stubGlobal('cancelIdleCallback', (id: number) => waiting.delete(id))
  const free = () => {
    for (const run of waiting.values()) run()
    waiting.clear()
  }
  return { longest, free }
}

test('it runs once the time is over and the browser is free, and the browser knows how long it may wait', () => {
  const { longest, free } = makeBrowser()
  const run = vi.fn()
  whenFree(run, 400)
  vi.advanceTimersByTime(399)
  expect(longest).toEqual([])
  vi.advanceTimersByTime(1)
  expect([run.mock.calls.length, longest]).toEqual([0, [100]])
  free()
  expect(run).toHaveBeenCalledTimes(1)
})

test('it is called off before the time is over, and while the browser is busy', () => {
  const { free } = makeBrowser()
  const run = vi.fn()
  const [early, late] = [whenFree(run, 400), whenFree(run, 100)]
  vi.advanceTimersByTime(300)
  early()
  late()
  vi.advanceTimersByTime(300)
  free()
  expect(run).not.toHaveBeenCalled()
})

test('a browser that tells of no such moments runs it on time', () => {
  const run = vi.fn()
  whenFree(run, 400)
  vi.advanceTimersByTime(400)
  expect(run).toHaveBeenCalledTimes(1)
})
