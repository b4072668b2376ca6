import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ownIdentity } from './process-identity'
import { takeLock, withLock } from './server-lock'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'))
  path = join(folder, 'lock')
})
afterEach(() => rmSync(folder, { recursive: true }))

test('is held by one at a time, tells the other who holds it, and leaves no file', () => {
  const lock = takeLock(path, 'first')
  expect(takeLock(path, 'second')).toMatchObject({ pid: process.pid, note: 'first' })
  if ('release' in lock) lock.release()
  expect(readdirSync(folder)).toEqual([])
  expect(takeLock(path, 'second')).toHaveProperty('release')
})

test.for<[string, () => unknown]>([
  ['of a process that ended', () => ({ pid: spawnSync('true').pid, started: '1', note: 'x' })],
  ['whose number another process has now', () => ({ ...ownIdentity(), started: '1', note: 'x' })],
  ['that a power cut left empty', () => ''],
])('takes over a lock %s', ([, content]) => {
  writeFileSync(path, JSON.stringify(content()))
  expect(takeLock(path, 'mine')).toHaveProperty('release')
})

test('lets work wait for its turn', async () => {
  const order: string[] = []
  const work = (name: string) =>
    withLock(path, name, async () => {
      order.push(`${name} in`)
      await new Promise((resolve) => setTimeout(resolve, 50))
      order.push(`${name} out`)
    })
  await Promise.all([work('a'), work('b')])
  expect(order).toEqual(['a in', 'a out', 'b in', 'b out'])
})
