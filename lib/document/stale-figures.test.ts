import { EditorState } from '@tiptap/pm/state'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { annotate, confirmFigures } from './annotate'
import { factsOf, factsPlugin } from './article-facts'
import { documentSchema } from './extensions'
import { NO_FACTS } from './fact-step'
import { basisOf, isBasisKept } from './figure-basis'
import { staleFiguresOpen } from './stale-figures'

const FIELDS = {
  indicator: '高新技术企业数',
  subject: '松江区',
  value: '15000',
  valueTo: null,
  from: null,
  direction: null,
  unit: '家',
  qualifier: '=' as const,
  kind: 'level' as const,
  period: '2023年',
  scope: null,
}
const TEXT = '2023年，松江区发展加快，高新技术企业达1.5万家，专利30件。明年再看。'
const placeOf = (text: string, quote: string) => {
  const start = text.indexOf(quote)
  return { text, start, end: start + quote.length }
}
const basis = basisOf(placeOf(TEXT, '1.5万家'), FIELDS)
const isKept = (text: string, quote = '1.5万家') => isBasisKept(basis, placeOf(text, quote))

describe('the words a figure stands on', () => {
  test('are the mark, its clause, and the words of its fields that the sentence has', () => {
    expect(basis).toEqual({
      text: '1.5万家',
      clause: '高新技术企业达1.5万家',
      words: ['松江区', '2023年'],
    })
  })

  test.for([
    ['another number', TEXT.replace('1.5万家', '1.6万家'), '1.6万家'],
    ['a word of its clause', TEXT.replace('企业达', '企业超'), '1.5万家'],
    ['its year', TEXT.replace('2023', '2024'), '1.5万家'],
    ['its subject', TEXT.replace('松江区', '青浦区'), '1.5万家'],
    ['a decimal point', TEXT.replace('1.5万', '15万'), '15万家'],
  ] as const)('are not kept when %s changes', ([, text, quote]) => {
    expect(isKept(text, quote)).toBe(false)
  })

  test.for([
    ['another clause', TEXT.replace('加快', '提速')],
    ['another figure of the sentence', TEXT.replace('30件', '31件')],
    ['another sentence', TEXT.replace('明年', '后年')],
    ['spaces and the width of signs', TEXT.replace('，高新技术企业达', ', 高新技术企业达 ')],
    ['text put before', `今天。${TEXT}`],
  ] as const)('are kept when %s changes', ([, text]) => {
    expect(isKept(text)).toBe(true)
  })

  test('a comma between digits ends no clause', () => {
    const text = '企业达15,000家，其他'
    expect(basisOf(placeOf(text, '000家'), FIELDS).clause).toBe('企业达15,000家')
    expect(
      isBasisKept(basisOf(placeOf(text, '15,000家'), FIELDS), placeOf('企业达15000家，其他', '15000家')),
    ).toBe(true)
  })
})

const paragraph = (text: string) =>
  documentSchema.node('paragraph', { id: 'a', source: [] }, [documentSchema.text(text)])
function opened(): EditorState {
  const state = EditorState.create({
    doc: documentSchema.node('doc', null, [paragraph(TEXT)]),
    plugins: [factsPlugin(NO_FACTS)],
  })
  const from = TEXT.indexOf('1.5') + 1
  return state.apply(annotate(state, { from, to: from + 5 }, { kind: 'metric', id: 'f1', fields: FIELDS }))
}
const staleIn = (state: EditorState) => staleFiguresOpen(state.doc, factsOf(state).metrics)

describe('figures to be confirmed', () => {
  test('one is stale once its words change, and no more when it is confirmed or they come back', () => {
    const before = opened()
    expect(staleIn(before)).toEqual([])
    const at = TEXT.indexOf('.5') + 2
    const typed = before.apply(before.tr.insertText('6', at, at + 1))
    expect(staleIn(typed)).toEqual([{ id: 'f1', text: '1.6万家', was: '1.5万家' }])
    expect(staleIn(typed.apply(confirmFigures(typed, ['f1'])))).toEqual([])
    expect(staleIn(typed.apply(typed.tr.insertText('5', at, at + 1)))).toEqual([])
  })

  test('whatever is typed into its digits makes it stale, whatever is typed in another sentence does not', () => {
    const from = TEXT.indexOf('1.5') + 1
    const char = fc.constantFrom('0', '7', '万', '.', '约', '超')
    fc.assert(
      fc.property(fc.integer({ min: from + 1, max: from + 4 }), char, (at, typed) => {
        const state = opened()
        return staleIn(state.apply(state.tr.insertText(typed, at))).length === 1
      }),
    )
    fc.assert(
      fc.property(fc.integer({ min: TEXT.indexOf('明年') + 1, max: TEXT.length }), char, (at, typed) => {
        const state = opened()
        return staleIn(state.apply(state.tr.insertText(typed, at + 1))).length === 0
      }),
    )
  })
})
