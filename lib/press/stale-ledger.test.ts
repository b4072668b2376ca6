import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
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
afterEach(() => {
  ledger.close()
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
  ledger.close()
  expect(open().isWithdrawn(before, ['tags'])).toBe(true)
  expect(open().isWithdrawn(after, ['tags'])).toBe(false)
  writeFileSync(join(folder, 'ledger.json'), '{"build":')
  await sleep(20) // a restart takes longer
  expect(open().isWithdrawn(after, ['tags'])).toBe(true)
})

test('a disk that takes nothing does not stop it', () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  ledger.mark(['latest'])
  rmSync(folder, { recursive: true })
  expect(() => ledger.close()).not.toThrow()
  expect(console.error).toHaveBeenCalled()
  vi.restoreAllMocks()
  mkdirSync(folder)
})

test('all of it outlives a restart, and time goes on from there, though the clock was set back', () => {
  const before = ledger.now()
  ledger.mark(['latest'])
  ledger.origin = 'here'
  ledger.heardThrough = '2026-11-28T00:00:00.000Z'
  const last = ledger.now()
  ledger.close()
  vi.spyOn(Date, 'now').mockReturnValue(1)
  const next = open()
  vi.restoreAllMocks()
  expect(next).toMatchObject({ origin: 'here', heardThrough: '2026-11-28T00:00:00.000Z' })
  expect(next.isStale(before, ['latest'])).toBe(true)
  expect(next.now()).toBeGreaterThan(last)
})
