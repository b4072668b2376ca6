import { describe, expect, test } from 'vitest'
import { changeQueue, fileOfText, needsBatch, sendFile, type SentFile } from './import-queue'

const file = (name: string, size = 1) => ({ name, body: new Blob(['x'.repeat(size)]) })
const add = (items: readonly SentFile[], batchId: string | null, ...names: string[]) =>
  changeQueue(items, { type: 'add', files: names.map((name) => file(name)), batchId })
const statesOf = (items: readonly SentFile[]) => items.map(({ state }) => state)

describe('changeQueue', () => {
  test('keys stay unique over several drops', () => {
    const items = add(add([], null, 'a', 'b'), 'one', 'c')
    expect(items.map(({ key, name, state, batchId }) => [key, name, state, batchId])).toEqual([
      [0, 'a', 'waiting', null],
      [1, 'b', 'waiting', null],
      [2, 'c', 'waiting', 'one'],
    ])
  })

  test('only the named item changes, and a failed one can wait again', () => {
    const failed = changeQueue(add([], null, 'a', 'b'), {
      type: 'answer',
      key: 1,
      answer: { ok: false, code: 'network', facts: {} },
    })
    expect(statesOf(failed)).toEqual(['waiting', 'failed'])
    expect(changeQueue(failed, { type: 'retry', keys: [1] })[1]).toMatchObject({
      state: 'waiting',
      answer: null,
    })
  })

  test('the same bytes again are known, not imported', () => {
    const data = { pageId: 'p', fileName: 'a', isNew: false, articles: 0, discards: 0 }
    const [item] = changeQueue(add([], null, 'a'), { type: 'answer', key: 0, answer: { ok: true, data } })
    expect(item?.state).toBe('known')
  })

  test('a file that the worker has belongs to its batch', () => {
    const data = { batchId: 'made', itemId: 'i' }
    const [item] = changeQueue(add([], null, 'a.pdf'), {
      type: 'answer',
      key: 0,
      answer: { ok: true, data },
    })
    expect(item).toMatchObject({ state: 'queued', batchId: 'made' })
  })

  test('cancelling a batch holds back what waits of it alone', () => {
    const items = changeQueue(add(add([], 'one', 'a', 'b'), 'two', 'c'), { type: 'send', key: 0 })
    expect(statesOf(changeQueue(items, { type: 'cancel', batchId: 'one' }))).toEqual([
      'sending',
      'cancelled',
      'waiting',
    ])
  })
})

test.for([
  ['one file of any kind', [file('a.pdf')], false],
  ['a few small texts', [file('a.txt'), file('b.md')], false],
  ['a text with something else', [file('a.txt'), file('b.docx')], true],
  ['texts of a folder', [file('目录/a.txt'), file('目录/b.txt')], true],
  ['a long text with another', [file('a.txt'), file('b.txt', 300_000)], true],
  ['many texts', Array.from({ length: 11 }, (_, at) => file(`${at}.txt`)), true],
] as const)('%s: a batch or not', ([, files, expected]) => {
  expect(needsBatch(files)).toBe(expected)
})

describe('fileOfText', () => {
  test.for([
    ['科创走廊\n正文', '', '科创走廊.txt', 'unnamed'],
    ['正文', '一版.md', '一版.md', undefined],
    ['正文', 'a/b', 'a b.txt', 'named'],
    ['# 长三角晨报\n正文', '', '长三角晨报.txt', 'unnamed'],
    ['###\n\n## **科创走廊** ##\n正文', '', '科创走廊.txt', 'unnamed'],
  ] as const)('%j named %j becomes %s', async ([text, name, expected, pasted]) => {
    const made = fileOfText(text, name)
    expect([made.name, made.pasted]).toEqual([expected, pasted])
    expect(await made.body?.text()).toBe(text)
  })
})

test('a file that is too large, or gone, is not sent', async () => {
  const bytesMax = 20 * 1024 * 1024
  expect(await sendFile({ ...file('a.txt', bytesMax + 1), batchId: null })).toEqual({
    ok: false,
    code: 'too-large',
    facts: { bytesMax },
  })
  expect(await sendFile({ name: 'a.txt', body: null, batchId: null })).toMatchObject({ code: 'unreadable' })
})
