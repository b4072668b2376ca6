import { describe, expect, test } from 'vitest'
import { changeQueue, fileOfText, sendFile, type ImportItem } from './import-queue'

const file = (name: string) => ({ name, body: new Blob([name]) })
const add = (items: readonly ImportItem[], ...names: string[]) =>
  changeQueue(items, { type: 'add', files: names.map(file) })

describe('changeQueue', () => {
  test('keys stay unique over several drops', () => {
    const items = add(add([], 'a', 'b'), 'c')
    expect(items.map(({ key, name, state }) => [key, name, state])).toEqual([
      [0, 'a', 'waiting'],
      [1, 'b', 'waiting'],
      [2, 'c', 'waiting'],
    ])
  })

  test('only the named item changes, and a failed one can wait again', () => {
    const failed = changeQueue(add([], 'a', 'b'), {
      type: 'answer',
      key: 1,
      answer: { ok: false, code: 'empty', facts: {} },
    })
    expect(failed.map(({ state }) => state)).toEqual(['waiting', 'failed'])
    expect(changeQueue(failed, { type: 'retry', key: 1 })[1]).toMatchObject({
      state: 'waiting',
      answer: null,
    })
  })

  test('the same bytes again are known, not imported', () => {
    const data = { pageId: 'p', fileName: 'a', isNew: false, articles: 0, discards: 0 }
    const [item] = changeQueue(add([], 'a'), { type: 'answer', key: 0, answer: { ok: true, data } })
    expect(item?.state).toBe('known')
  })
})

describe('fileOfText', () => {
  test.for([
    ['科创走廊\n正文', '', '科创走廊.txt'],
    ['正文', '一版.md', '一版.md'],
    ['正文', 'a/b', 'a b.txt'],
    ['# 长三角晨报\n正文', '', '长三角晨报.txt'],
    ['###\n\n## **科创走廊** ##\n正文', '', '科创走廊.txt'],
  ] as const)('%j named %j becomes %s', async ([text, name, expected]) => {
    const made = fileOfText(text, name)
    expect(made.name).toBe(expected)
    expect(await made.body.text()).toBe(text)
  })
})

test('a file that is too large is not sent', async () => {
  expect(await sendFile(file('四个字节'), 3)).toEqual({
    ok: false,
    code: 'too-large',
    facts: { bytesMax: 3 },
  })
})
