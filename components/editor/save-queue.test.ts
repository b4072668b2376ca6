import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { SaveQueue, type SaveAnswer, type Snapshot } from './save-queue'

type Sent = { version: number; headline: string; answer: (answer: SaveAnswer) => Promise<void> }

function setUp() {
  const sent: Sent[] = []
  let headline = ''
  const queue = new SaveQueue({
    version: 1,
    // Only the headline matters here.
    snapshot: () => ({ content: { headline }, decisions: [] }) as unknown as Snapshot,
    send: (version, snapshot) =>
      new Promise((resolve) => {
        sent.push({
          version,
          headline: snapshot.content.headline,
          answer: async (answer) => {
            resolve(answer)
            await vi.advanceTimersByTimeAsync(0)
          },
        })
      }),
    onSaved: () => {},
  })
  const type = (text: string) => {
    headline = text
    queue.changed()
  }
  return { queue, sent, type }
}
const saved = (version: number): SaveAnswer => ({
  ok: true,
  data: { version, savedAt: '2026-11-20T00:00:00Z' },
})

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('SaveQueue', () => {
  test('saves once, a second after the last change', async () => {
    const { queue, sent, type } = setUp()
    type('春')
    await vi.advanceTimersByTimeAsync(900)
    type('春江')
    await vi.advanceTimersByTimeAsync(900)
    expect(sent).toHaveLength(0)
    await vi.advanceTimersByTimeAsync(100)
    expect(sent.map(({ headline }) => headline)).toEqual(['春江'])
    await sent[0]?.answer(saved(2))
    expect(queue.getState().kind).toBe('saved')
    expect(queue.hasUnsaved).toBe(false)
  })

  test('never has two saves in flight, and sends the newest text with the version just answered', async () => {
    const { queue, sent, type } = setUp()
    type('一')
    await vi.advanceTimersByTimeAsync(1000)
    type('二')
    await vi.advanceTimersByTimeAsync(3000)
    type('三')
    expect(sent).toHaveLength(1)
    await sent[0]?.answer(saved(2))
    expect(queue.getState().kind).toBe('changed')
    await vi.advanceTimersByTimeAsync(1000)
    expect(sent.map(({ version, headline }) => [version, headline])).toEqual([
      [1, '一'],
      [2, '三'],
    ])
  })

  test('someone who never stops typing is saved all the same', async () => {
    const { sent, type } = setUp()
    for (let i = 0; i < 25; i += 1) {
      type(`${i}`)
      await vi.advanceTimersByTimeAsync(500)
    }
    expect(sent.length).toBeGreaterThan(0)
  })
})

describe('a SaveQueue in trouble', () => {
  test('a conflict stops saving until the editor decides', async () => {
    const { queue, sent, type } = setUp()
    type('甲')
    await vi.advanceTimersByTimeAsync(1000)
    await sent[0]?.answer({ ok: false, code: 'conflict' })
    type('乙')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(sent).toHaveLength(1)
    expect(queue.getState().kind).toBe('conflict')
    expect(queue.hasUnsaved).toBe(true)
    const done = queue.overwrite(7)
    await vi.advanceTimersByTimeAsync(0)
    expect(sent[1]).toMatchObject({ version: 7, headline: '乙' })
    await sent[1]?.answer(saved(8))
    expect(await done).toBe(true)
  })

  test('tries again by itself when there was no network, and loses nothing', async () => {
    const { queue, sent, type } = setUp()
    type('甲')
    await vi.advanceTimersByTimeAsync(1000)
    await sent[0]?.answer({ ok: false, code: 'network' })
    expect(queue.hasUnsaved).toBe(true)
    await vi.advanceTimersByTimeAsync(5000)
    expect(sent).toHaveLength(2)
    await sent[1]?.answer(saved(2))
    expect(queue.getState().kind).toBe('saved')
  })

  test('a step waits for all saves and goes on from its version', async () => {
    const { queue, sent, type } = setUp()
    type('甲')
    const seen: number[] = []
    const step = queue.step(async (version) => {
      seen.push(version)
      return 9
    })
    await vi.advanceTimersByTimeAsync(0)
    expect(seen).toEqual([])
    await sent[0]?.answer(saved(2))
    await step
    expect(seen).toEqual([2])
    expect(queue.currentVersion).toBe(9)
  })

  test('a step is not taken when the text could not be saved', async () => {
    const { queue, sent, type } = setUp()
    type('甲')
    const run = vi.fn(async () => 2)
    const step = queue.step(run)
    await vi.advanceTimersByTimeAsync(0)
    await sent[0]?.answer({ ok: false, code: 'refused', reason: 'document-invalid', facts: {} })
    await step
    expect(run).not.toHaveBeenCalled()
  })
})
