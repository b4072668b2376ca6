import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { SURFACE } from '../editorial/surfaces'
import { StaleLedger } from './stale-ledger'

let folder: string
let ledger: StaleLedger
const open = () => new StaleLedger(join(folder, 'ledger.json'))

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-'))
  ledger = open()
})
afterEach(async () => {
  await ledger.close()
  rmSync(folder, { recursive: true })
})

test('what was begun before a change was heard of is stale, what was begun after it is not', () => {
  const before = ledger.now()
  ledger.mark(['latest'])
  const after = ledger.now()
  expect(ledger.isStale(before, ['tags', 'latest'])).toBe(true)
  expect(ledger.isStale(before, ['tags'])).toBe(false)
  expect(ledger.isStale(after, ['latest'])).toBe(false)
  ledger.markAll()
  expect(ledger.isStale(after, [])).toBe(true)
  expect(ledger.isStale(ledger.now(), ['latest'])).toBe(false)
})

test('a withdrawal stays known, whatever else is forgotten', () => {
  const before = ledger.now()
  ledger.mark([SURFACE.gone('1'), SURFACE.article('1'), SURFACE.article('2')])
  ledger.markAll()
  expect(ledger.isWithdrawn(before, ['latest', SURFACE.article('1')])).toBe(true)
  expect(ledger.isWithdrawn(before, [SURFACE.article('2')])).toBe(false)
  expect(ledger.isWithdrawn(ledger.now(), [SURFACE.article('1')])).toBe(false)
})

test('after changes were missed, and without a ledger, nothing made before may be shown', async () => {
  const before = ledger.now()
  ledger.lose()
  expect(ledger.isWithdrawn(before, ['tags'])).toBe(true)
  const after = ledger.now()
  ledger.save()
  await ledger.close()
  expect(open().isWithdrawn(before, ['tags'])).toBe(true)
  expect(open().isWithdrawn(after, ['tags'])).toBe(false)
  writeFileSync(join(folder, 'ledger.json'), '{"build":')
  await sleep(20) // a restart takes longer
  expect(open().isWithdrawn(after, ['tags'])).toBe(true)
})

test('a disk that takes nothing does not stop it', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  ledger.mark(['latest'])
  rmSync(folder, { recursive: true })
  await ledger.close()
  expect(console.error).toHaveBeenCalled()
  vi.restoreAllMocks()
  mkdirSync(folder)
})

test('all of it outlives a restart, and time goes on from there, though the clock was set back', async () => {
  const before = ledger.now()
  ledger.mark(['latest'])
  ledger.origin = 'here'
  ledger.heardThrough = '2026-11-28T00:00:00.000Z'
  const last = ledger.now()
  await ledger.close()
  vi.spyOn(Date, 'now').mockReturnValue(1)
  const next = open()
  vi.restoreAllMocks()
  expect(next).toMatchObject({ origin: 'here', heardThrough: '2026-11-28T00:00:00.000Z' })
  expect(next.isStale(before, ['latest'])).toBe(true)
  expect(next.now()).toBeGreaterThan(last)
})

test('of a file that ends in the middle of a line everything before is known, and nothing after is added to it', async () => {
  const before = ledger.now()
  ledger.heardThrough = '2026-11-28T00:00:00.000Z'
  ledger.mark(['latest'])
  await ledger.close()
  ledger.heardThrough = '2026-11-28T00:01:00.000Z'
  ledger.mark(['tags'])
  await ledger.close()
  const path = join(folder, 'ledger.json')
  const written = readFileSync(path, 'utf8')
  expect(written.trimEnd().split('\n')).toHaveLength(2)
  writeFileSync(path, written.slice(0, -20))

  const next = open()
  expect(next.heardThrough).toBe('2026-11-28T00:00:00.000Z') // so that the rest is heard again
  expect([next.isStale(before, ['latest']), next.isStale(before, ['tags'])]).toEqual([true, false])
  next.mark([SURFACE.gone('1')])
  await next.close()
  const again = open()
  expect(again.isStale(before, ['latest'])).toBe(true)
  expect(again.isWithdrawn(before, [SURFACE.article('1')])).toBe(true)
})

test('whatever is marked and forgotten, a restart knows the same', async () => {
  const act = fc.oneof(
    fc.array(fc.constantFrom('latest', 'tags', SURFACE.gone('1'), SURFACE.gone('2')), { maxLength: 3 }),
    fc.constantFrom('all' as const, 'lose' as const, 'write' as const),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 12 }), async (acts) => {
      rmSync(join(folder, 'ledger.json'), { force: true })
      const one = open()
      const moments = [one.now()]
      for (const next of acts) {
        if (Array.isArray(next)) one.mark(next)
        else if (next === 'all') one.markAll()
        else if (next === 'lose') one.lose()
        else await one.close()
        moments.push(one.now())
      }
      one.save()
      await one.close()
      const other = open()
      for (const moment of moments) {
        for (const surface of ['latest', 'tags', SURFACE.article('1'), SURFACE.article('2')]) {
          expect(other.isStale(moment, [surface])).toBe(one.isStale(moment, [surface]))
          expect(other.isWithdrawn(moment, [surface])).toBe(one.isWithdrawn(moment, [surface]))
        }
      }
    }),
    { numRuns: 40 },
  )
})
