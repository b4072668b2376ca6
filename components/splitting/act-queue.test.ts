import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { DeskAct } from '@/lib/editorial/desk-act'
import type { LedgerState } from '@/lib/editorial/ledger'
import { ActQueue } from './act-queue'
import { DeskServer } from './desk-server'
import type { KeptActs } from './desk-transport'

const uuid = (last: string) => `00000000-0000-4000-8000-00000000000${last}`
const [A, B, C, D] = ['a', 'b', 'c', 'd'].map(uuid) as [string, string, string, string]
const text = ['甲一', '甲二', '乙一', '乙二'].join('\n')
const piece = (start: number) =>
  ({ start, end: start + 2, role: 'body', joins: false, score: 0.9, rule: 'x' }) as const
const begun: LedgerState = {
  articles: [
    { id: A, pieces: [piece(0), piece(3)], overrides: {} },
    { id: B, pieces: [piece(6), piece(9)], overrides: {} },
  ],
  discards: [],
}

const split: DeskAct = { kind: 'split-article', at: 3, newId: C }
const splitB: DeskAct = { kind: 'split-article', at: 9, newId: D }
const headline: DeskAct = { kind: 'set-role', ranges: [{ start: 0, end: 2 }], role: 'headline' }
const join: DeskAct = { kind: 'join-previous', articleId: B }
const reorder: DeskAct = { kind: 'reorder', articleId: B, from: 0, to: 1 }
const ids = ({ articles }: LedgerState) => articles.map(({ id }) => id)

function begin() {
  const server = new DeskServer(text, begun)
  let kept: KeptActs | null = null
  const queue = new ActQueue({ text, view: server.view(), transport: server, keep: (acts) => (kept = acts) })
  return { server, queue, kept: () => kept, now: () => queue.getSnapshot() }
}

const settle = () => vi.advanceTimersByTimeAsync(1)

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('an act shows at once and then reaches the server; what comes meanwhile goes together with the next request', async () => {
  const { server, queue, now } = begin()
  expect(queue.act(split)).toBe(true)
  expect(ids(now().state)).toEqual([A, C, B])
  expect(now().saving.kind).toBe('saving')
  queue.act(headline)
  queue.act(splitB)
  await settle()
  expect(server.requests).toEqual([[split], [headline, splitB]])
  expect(ids(server.state)).toEqual([A, C, B, D])
  expect(now()).toMatchObject({ pending: [], saving: { kind: 'saved' } })
  expect(now().state).toEqual(server.state)
})

test('an act without meaning is not taken', () => {
  const { queue, now } = begin()
  expect(queue.act({ kind: 'join-previous', articleId: A })).toBe(false)
  expect(now().pending).toEqual([])
})

test('undo and redo take back what the server has, and only withdraw what it has not', async () => {
  const { server, queue, now } = begin()
  queue.act(split)
  await settle()
  queue.undo()
  await settle()
  expect(server.state).toEqual(begun)
  queue.redo()
  await settle()
  expect(ids(now().state)).toEqual([A, C, B])

  server.isDown = true
  queue.act(splitB)
  await settle()
  queue.undo()
  expect(ids(now().state)).toEqual([A, C, B])
  expect(now().pending).toEqual([])
  queue.redo()
  expect(ids(now().state)).toEqual([A, C, B, D])
})

test('without a network acts wait, are kept on the device, and go when it is back', async () => {
  const { server, queue, now, kept } = begin()
  server.isDown = true
  queue.act(split)
  await settle()
  expect(now().saving).toEqual({ kind: 'failed', answer: { ok: false, code: 'network' } })
  expect(kept()?.acts).toEqual([split])
  expect(await queue.flush()).toBe(false)
  server.isDown = false
  await vi.advanceTimersByTimeAsync(10_000)
  expect(ids(server.state)).toEqual([A, C, B])
  expect(kept()).toBeNull()
  expect(now().saving.kind).toBe('saved')
})

test('an act whose answer was lost is not done twice', async () => {
  const { server, queue, now } = begin()
  server.losesAnswer = true
  queue.act(reorder)
  await settle()
  server.losesAnswer = false
  await vi.advanceTimersByTimeAsync(10_000)
  expect(server.done).toHaveLength(1)
  expect(now().meeting).toBeNull()
  expect(now().state).toEqual(server.state)
})

test('when someone else was quicker, acts that still mean something are done on theirs', async () => {
  const { server, queue, now } = begin()
  await server.elsewhere(splitB)
  queue.act(split)
  await settle()
  expect(ids(server.state)).toEqual([A, C, B, D])
  expect(now().meeting).toMatchObject({ kind: 'conflict', by: '王编辑', kept: 1, dropped: [] })
})

test('when someone else made an act meaningless, it is told and nothing else is lost', async () => {
  const { server, queue, now } = begin()
  await server.elsewhere(join)
  queue.act(reorder)
  queue.act(split)
  await settle()
  expect(now().meeting).toMatchObject({ kept: 1, dropped: [{ kind: 'act', act: reorder }] })
  expect(server.done.map(({ act }) => act)).toEqual([join, split])
})

test('an undo never takes back what someone else did', async () => {
  const { server, queue, now } = begin()
  queue.act(split)
  await settle()
  await server.elsewhere(splitB)
  queue.undo()
  await settle()
  expect(ids(server.state)).toEqual([A, C, B, D])
  expect(now().meeting).toMatchObject({ by: '王编辑', dropped: [{ kind: 'undo' }] })
})

test('of several acts only the one that the server refuses is dropped, and told', async () => {
  const { server, queue, now } = begin()
  server.refuses = 'reorder'
  server.isDown = true
  queue.act(split)
  queue.act(reorder)
  await settle()
  server.isDown = false
  await vi.advanceTimersByTimeAsync(10_000)
  expect(server.done.map(({ act }) => act)).toEqual([split])
  expect(now().meeting).toMatchObject({ kind: 'refused', dropped: [{ kind: 'act', act: reorder }] })
  expect(now().state).toEqual(server.state)
})

test('a change seen from afar is taken over, unless acts are on their way', async () => {
  const { server, queue, now } = begin()
  await server.elsewhere(splitB)
  expect(await queue.refresh(server.version)).toEqual({ by: '王编辑' })
  expect(now().state).toEqual(server.state)
  expect(await queue.refresh(server.version)).toBeNull()
})

test('acts left by an earlier visit are done, unless the server has them', async () => {
  const first = begin()
  first.server.isDown = true
  first.queue.act(split)
  await settle()
  first.queue.stop()
  const kept = first.kept()
  if (!kept) throw new Error('nothing was kept')

  const second = begin()
  second.queue.restore(kept)
  await settle()
  expect(ids(second.server.state)).toEqual([A, C, B])
  expect(second.now().meeting).toMatchObject({ kind: 'returned', kept: 1, dropped: [] })

  const third = begin()
  await third.server.act(1, [split])
  third.queue.adopt(third.server.view())
  third.queue.restore(kept)
  await settle()
  expect(third.server.done).toHaveLength(1)
  expect(third.now().meeting).toBeNull()
})

test('what two earlier visits left is done and told together', async () => {
  const [first, second] = [begin(), begin()]
  for (const one of [first, second]) one.server.isDown = true
  first.queue.act(split)
  second.queue.act(reorder)
  await settle()
  const third = begin()
  for (const one of [first, second]) {
    one.queue.stop()
    const kept = one.kept()
    if (kept) third.queue.restore(kept)
  }
  await settle()
  expect(third.server.done).toHaveLength(2)
  expect(third.now().meeting).toMatchObject({ kind: 'returned', kept: 2, dropped: [] })
})
