import { expect, test } from 'vitest'
import type { PublishedBlock } from './published-article'
import { readingMinutes, subheadsOf } from './reading'

const block = (kind: 'paragraph' | 'heading', text: string, id = text): PublishedBlock => ({
  kind,
  id,
  source: [],
  runs: [{ text }],
})

test('reading takes whole minutes, at least one; text in lists counts', () => {
  expect(readingMinutes([block('paragraph', '短。')])).toBe(1)
  const list: PublishedBlock = {
    kind: 'list',
    isOrdered: false,
    items: [[block('paragraph', '字'.repeat(900))]],
  }
  expect(readingMinutes([block('paragraph', '字 '.repeat(450)), list])).toBe(3)
})

test('a list of subheads stands only where there are several', () => {
  const heads = ['一', '二', '三'].map((text) => block('heading', text))
  expect(subheadsOf(heads.slice(0, 2))).toEqual([])
  expect(subheadsOf(heads)).toEqual(['一', '二', '三'].map((text) => ({ id: text, text })))
})
