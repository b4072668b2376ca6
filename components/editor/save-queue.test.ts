import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ArticleContent } from '@/lib/document/content'
import { SaveQueue, type Save, type SaveAnswer, type Stored } from './save-queue'

type Sent = Save & { headline: string; answer: (answer: SaveAnswer) => Promise<void> }

/** A content of which only the headline and the deck matter here. */
function contentOf(headline: string, deck: string | null = null): ArticleContent {
  return {
    schemaVersion: 1,
    kicker: null,
    headline,
    deck,
    sectionId: '00000000-0000-4000-8000-000000000001',
    bylines: [],
    printedSection: null,
    outlet: null,
    sourceCredit: null,
    dateline: null,
    continuesFrom: null,
    continuesTo: null,
    isFragment: false,
    body: { type: 'doc', content: [{ type: 'paragraph', attrs: { id: 'a', source: [] } }] },
    mentions: {},
    metrics: {},
  }
}

function setUp() {
  const sent: Sent[] = []
  let content = contentOf('')
  let stored: Stored | null = null
  let keys = 0
  const queue = new SaveQueue({
    opened: { version: 1, revision: 1, content },
    snapshot: () => ({ content, decisions: [], settled: [] }),
    send: (save) =>
      new Promise((resolve) => {
        sent.push({
          ...save,
          headline: save.snapshot.content.headline,
          answer: async (answer) => {
            resolve(answer)
            await vi.advanceTimersByTimeAsync(0)
          },
        })
      }),
    fetch: async () => stored,
    apply: (taken) => (content = taken),
    whenIdle: async () => {},
    createId: () => `key${(keys += 1)}`,
    onSaved: () => {},
  })
  const type = (headline: string, deck: string | null = content.deck) => {
    content = contentOf(headline, deck)
    queue.changed()
  }
  const store = (version: number, of: ArticleContent) =>
    (stored = { version, revision: version, content: of, suggestions: [] })
  return { queue, sent, type, store, open: () => content }
}
const saved = (version: number, merged: ArticleContent | null = null): SaveAnswer => ({
  ok: true,
  data: { version, revision: version, savedAt: '2026-11-20T00:00:00Z', merged },
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

  test('never has two saves in flight, and sends the newest text on the place just answered', async () => {
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
    expect(sent.map(({ place, headline }) => [place.version, place.revision, headline])).toEqual([
      [1, 1, '一'],
      [2, 2, '三'],
    ])
  })

  test('someone who never stops typing is saved every two seconds', async () => {
    const { sent, type } = setUp()
    for (let i = 0; i < 5; i += 1) {
      type(`${i}`)
      await vi.advanceTimersByTimeAsync(500)
    }
    expect(sent).toHaveLength(1)
  })
})

describe('a SaveQueue that meets what others saved', () => {
  test('takes what was merged into the open text, beside what was typed since', async () => {
    const { queue, sent, type, open } = setUp()
    type('我的')
    await vi.advanceTimersByTimeAsync(1000)
    type('我的更新')
    await sent[0]?.answer(saved(3, contentOf('我的', '他的')))
    expect(open()).toEqual(contentOf('我的更新', '他的'))
    await vi.advanceTimersByTimeAsync(1000)
    expect(sent[1]).toMatchObject({ headline: '我的更新', place: { version: 3, revision: 3 } })
    await sent[1]?.answer(saved(4))
    expect(queue.getState().kind).toBe('saved')
  })

  test('merges it when it hears of it, without a save when nothing was typed', async () => {
    const { queue, sent, store, open } = setUp()
    store(5, contentOf('', '他的'))
    await queue.heard(5)
    await vi.advanceTimersByTimeAsync(10_000)
    expect([open().deck, queue.currentVersion, sent.length, queue.hasUnsaved]).toEqual(['他的', 5, 0, false])
  })

  test('stops at a conflict until someone decides, and sends the text that was given up', async () => {
    const { queue, sent, type, store, open } = setUp()
    type('甲')
    await vi.advanceTimersByTimeAsync(1000)
    store(7, contentOf('丙', '他的'))
    await sent[0]?.answer({ ok: false, code: 'conflict' })
    type('乙')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(sent).toHaveLength(1)
    expect(queue.getState().kind).toBe('conflict')
    expect(queue.hasUnsaved).toBe(true)
    const done = queue.settle(() => 'theirs')
    await vi.advanceTimersByTimeAsync(0)
    expect(open()).toEqual(contentOf('丙', '他的'))
    expect(sent[1]).toMatchObject({ place: { revision: 7 }, headline: '丙', givenUp: { headline: '乙' } })
    await sent[1]?.answer(saved(8))
    expect(await done).toBe(true)
  })

  test('merges here what the server could not, because it has the base no more', async () => {
    const { queue, sent, type, store } = setUp()
    type('甲')
    await vi.advanceTimersByTimeAsync(1000)
    store(7, contentOf('', '他的'))
    await sent[0]?.answer({ ok: false, code: 'conflict' })
    await vi.advanceTimersByTimeAsync(1000)
    expect(sent[1]).toMatchObject({ place: { revision: 7 }, snapshot: { content: contentOf('甲', '他的') } })
    await sent[1]?.answer(saved(8))
    expect(queue.getState().kind).toBe('saved')
  })
})

describe('a SaveQueue in trouble', () => {
  test.for(['network', 'server', 'unauthenticated'] as const)(
    'sends the same save again by itself after %s, and what was typed since with the next',
    async (code) => {
      const { queue, sent, type } = setUp()
      type('甲')
      await vi.advanceTimersByTimeAsync(1000)
      await sent[0]?.answer({ ok: false, code })
      type('乙')
      expect(queue.getState().kind, 'it still says why').toBe('failed')
      await vi.advanceTimersByTimeAsync(2000)
      expect(sent).toHaveLength(2)
      expect([sent[1]?.key, sent[1]?.headline]).toEqual([sent[0]?.key, '甲'])
      await sent[1]?.answer(saved(2))
      await vi.advanceTimersByTimeAsync(1000)
      expect(sent[2]).toMatchObject({ headline: '乙', place: { revision: 2 } })
      await sent[2]?.answer(saved(3))
      expect(queue.getState().kind).toBe('saved')
    },
  )

  test('waits longer each time', async () => {
    const { sent, type } = setUp()
    type('甲')
    await vi.advanceTimersByTimeAsync(1000)
    for (const ms of [2000, 4000, 8000, 16_000, 30_000, 30_000]) {
      const before = sent.length
      await sent.at(-1)?.answer({ ok: false, code: 'network' })
      await vi.advanceTimersByTimeAsync(ms - 1)
      expect(sent).toHaveLength(before)
      await vi.advanceTimersByTimeAsync(1)
      expect(sent).toHaveLength(before + 1)
    }
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
