import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyAct, type LedgerState } from '@/lib/editorial/ledger'
import { readPage } from '@/lib/pipeline/read-page'
import { toLines } from '@/lib/pipeline/to-lines'
import { placedOf, toDeskRows } from './desk-rows'

const A = '00000000-0000-4000-8000-00000000000a'
const piece = (start: number, end: number) =>
  ({ start, end, role: 'body', joins: false, score: 0.9, rule: 'body.in-order' }) as const

describe('the rows of a page', () => {
  const text = '标题一行\n\n左栏的话　右栏的话\n没有人要'
  const state: LedgerState = {
    articles: [{ id: A, pieces: [piece(0, 10)], overrides: {} }],
    discards: [{ start: 11, end: 15, reason: 'advertisement', score: 0.6, rule: 'advertisement.label' }],
  }

  test('a line is cut where its owners meet, and what nobody holds is a row too', () => {
    const rows = toDeskRows(toLines(text), state)
    expect(rows.map(({ key, text: shown, owner }) => [key, shown, owner.kind])).toEqual([
      ['1', '标题一行', 'article'],
      ['3', '左栏的话　', 'article'],
      ['3.1', '右栏的话', 'discard'],
      ['4', '没有人要', 'nobody'],
    ])
    expect(rows[1]).toMatchObject({ hasGapBefore: true, isFirst: false, isArticleStart: false })
    expect(placedOf(rows)).toEqual({ placed: 2, total: 3 })
  })

  test('rows that an act does not touch are the same objects', () => {
    const lines = toLines(text)
    const before = toDeskRows(lines, state)
    const next = applyAct(text, state, {
      kind: 'discard',
      ranges: [{ start: 16, end: 20 }],
      reason: 'navigation',
    })
    const after = toDeskRows(lines, next ?? state, before)
    expect(after.map((row, index) => row === before[index])).toEqual([true, true, true, false])
  })

  test('every non-blank character of a page stands in exactly one row, in order', () => {
    const words = fc.array(fc.constantFrom('科', '创', '走廊', ' ', '　', '\n', '。', '（记者 李天蔚）'), {
      maxLength: 80,
    })
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), (parts, first, second) => {
        const page = parts.join('')
        const { drafts, discards } = readPage(page)
        const start: LedgerState = {
          articles: drafts.map(({ pieces }, at) => ({
            id: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
            pieces,
            overrides: {},
          })),
          discards,
        }
        const cut = applyAct(page, start, { kind: 'split-line', at: first % (page.length + 1) }) ?? start
        const again = applyAct(page, cut, { kind: 'split-line', at: second % (page.length + 1) }) ?? cut
        const rows = toDeskRows(toLines(page), again)
        // What is selected by its offset is still there: a cut only adds places where rows begin.
        const begins = new Set(rows.map((row) => row.start))
        for (const row of toDeskRows(toLines(page), start)) expect(begins).toContain(row.start)
        const shown = rows.map((row) => row.text).join('')
        expect(shown.replaceAll(/\s/gu, '')).toBe(page.replaceAll(/\s/gu, ''))
        for (const row of rows) expect(page.slice(row.textStart).startsWith(row.text)).toBe(true)
      }),
    )
  })
})
