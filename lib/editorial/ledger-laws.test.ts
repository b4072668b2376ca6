import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyDeskAct, anyDeskSteps, type DeskStep } from '../../seeds/any-desk-act'
import { draftOfPieces } from '../pipeline/draft-of-pieces'
import { typesetPages } from '../pipeline/fixtures/typeset-pages'
import { inkRunsOf } from '../pipeline/ink'
import type { Range } from '../pipeline/model'
import { readPage } from '../pipeline/read-page'
import { DESK_ACT_KINDS } from './desk-act'
import { applyAct, LedgerState, unownedOf } from './ledger'

const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const ids = {
  known: fc.integer({ min: 1, max: 14 }).map(idOf),
  made: fc.integer({ min: 8, max: 40 }).map(idOf),
}

/** The page as the machine reads it. */
function stateOf(text: string): LedgerState {
  const { drafts, discards } = readPage(text)
  const articles = drafts.map(({ pieces }, at) => ({ id: idOf(at + 1), pieces, overrides: {} }))
  return { articles: articles.sort((a, b) => firstOf(a.pieces) - firstOf(b.pieces)), discards }
}

const firstOf = (pieces: readonly Range[]) => Math.min(...pieces.map(({ start }) => start))

const owners = (state: LedgerState): Range[] =>
  [...state.articles.flatMap(({ pieces }) => pieces), ...state.discards].sort((a, b) => a.start - b.start)

/** The characters of some ranges, as a text in page order. */
const inkOf = (text: string, ranges: readonly Range[]) =>
  ranges
    .flatMap(({ start, end }) => inkRunsOf(text, start, end))
    .map(({ start, end }) => text.slice(start, end))
    .join('')

function assertLaws(text: string, now: LedgerState) {
  // The characters of the page are the union of owners and discards, and none has two owners.
  expect(inkOf(text, owners(now))).toBe(inkOf(text, [{ start: 0, end: text.length }]))
  expect(unownedOf(text, now)).toEqual([])
  const held = owners(now)
  for (const [index, { start, end }] of held.entries()) {
    expect(start).toBeLessThan(end)
    expect(held[index + 1]?.start ?? end).toBeGreaterThanOrEqual(end)
  }
  // One order, sound shapes, no empty article.
  expect(LedgerState.parse(now)).toEqual(now)
  const firsts = now.articles.map(({ pieces }) => firstOf(pieces))
  expect(firsts).toEqual([...firsts].sort((a, b) => a - b))
  expect(new Set(now.articles.map(({ id }) => id)).size).toBe(now.articles.length)
  // Every ledger makes drafts.
  for (const { pieces } of now.articles) draftOfPieces(text, pieces)
}

/** Does the steps one after the other, as the desk keeps them: one stack, and a new act drops what was undone. */
function assertLawsAlong(text: string, start: LedgerState, steps: readonly DeskStep[]) {
  const done = [start]
  const undone: LedgerState[] = []
  assertLaws(text, start)
  for (const step of steps) {
    if (step === 'undo') {
      if (done.length > 1) undone.push(...done.splice(-1))
    } else if (step === 'redo') done.push(...undone.splice(-1))
    else {
      const next = applyAct(text, done.at(-1) ?? start, step)
      if (!next) continue
      undone.length = 0
      done.push(next)
    }
    assertLaws(text, done.at(-1) ?? start)
  }
}

const seeds = new URL('../../seeds/', import.meta.url)
const SEED_PAGES = readdirSync(seeds)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => readFileSync(new URL(name, seeds), 'utf8'))
const TYPESET_PAGES = typesetPages(11, 1).map(({ text }) => text)

/** Pages that no newspaper prints: every kind of character and blank, lines of any length. */
const strangePage = fc
  .array(
    fc.string({
      unit: fc.constantFrom(
        '科',
        '创',
        '。',
        '，',
        '：',
        '1',
        'a',
        '𠮷',
        '■',
        '（',
        '）',
        ' ',
        '\u3000',
        '\u200B',
      ),
      maxLength: 24,
    }),
    { maxLength: 14 },
  )
  .map((lines) => lines.join('\n'))

test('the acts below are of every kind', () => {
  const tried = new Set(fc.sample(anyDeskAct(100, ids), 400).map(({ kind }) => kind))
  expect(DESK_ACT_KINDS.filter((kind) => !tried.has(kind))).toEqual([])
})

describe('the laws of the ledger hold for any acts, with undo and redo among them', () => {
  test.each(SEED_PAGES.map((text) => ({ text, name: text.trim().slice(0, 12) })))(
    'on the printed page $name',
    ({ text }) => {
      const state = stateOf(text)
      fc.assert(
        fc.property(anyDeskSteps(text.length, ids, 12), (steps) => assertLawsAlong(text, state, steps)),
        {
          numRuns: 60,
        },
      )
    },
  )

  test('on typeset pages of every family', () => {
    for (const text of TYPESET_PAGES) {
      const state = stateOf(text)
      fc.assert(
        fc.property(anyDeskSteps(text.length, ids, 12), (steps) => assertLawsAlong(text, state, steps)),
        { numRuns: 5 },
      )
    }
  })

  test('on pages that no newspaper prints', () => {
    const pageAndSteps = strangePage.chain((text) =>
      fc.record({ text: fc.constant(text), steps: anyDeskSteps(text.length, ids, 12) }),
    )
    fc.assert(
      fc.property(pageAndSteps, ({ text, steps }) => assertLawsAlong(text, stateOf(text), steps)),
      { numRuns: 200 },
    )
  })
})
