import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contextOf, formKey, isRefused, isSameContext, senseKey, type Refusals } from './refusals'
import type { SuggestionDraft } from './suggestion'

const BEFORE = '昨天上午，九城市代表在松江区'
const AFTER = '签下合作项目，涉及先进制造与科技创新'

const draft = (more: Partial<SuggestionDraft & { kind: 'mention' }> = {}): SuggestionDraft => ({
  kind: 'mention',
  blockId: 'a',
  quote: 'Ｇ60走廊',
  occurrence: 0,
  before: BEFORE,
  after: AFTER,
  rule: 'known-name',
  score: 0.9,
  fields: { type: 'place', canonical: 'G60走廊' },
  ...more,
})

const refusals = (more: Partial<Refusals> = {}): Refusals => ({
  rulesOff: new Set(),
  givenUp: new Set(),
  rejections: new Map(),
  senseOf: senseKey,
  ...more,
})
const rejected = refusals({
  rejections: new Map([
    ['G60走廊', [{ sense: 'place G60走廊', context: contextOf({ before: BEFORE, after: AFTER }) }]],
  ]),
})

describe('a suggestion is refused', () => {
  test('when its words were rejected in this sense and these surroundings, whatever their width', () => {
    expect(isRefused(draft(), rejected)).toBe(true)
    expect(isRefused(draft({ quote: 'G60走廊' }), rejected)).toBe(true)
    expect(isRefused(draft({ fields: { type: 'project', canonical: 'G60走廊' } }), rejected)).toBe(false)
    expect(isRefused(draft({ before: '昨天', after: '今天' }), rejected)).toBe(false)
  })

  test('also after an edit right beside the words', () => {
    expect(isRefused(draft({ before: `${BEFORE}新` }), rejected)).toBe(true)
    expect(isRefused(draft({ after: `的${AFTER}`, before: ` ${BEFORE}` }), rejected)).toBe(false)
  })

  test('when its sense was given up or its rule is off', () => {
    const given = new Set([formKey('G60走廊', 'place G60走廊')])
    expect(isRefused(draft(), refusals({ givenUp: given }))).toBe(true)
    expect(isRefused(draft(), refusals({ rulesOff: new Set(['known-name']) }))).toBe(true)
    expect(isRefused(draft(), refusals())).toBe(false)
  })
})

test('surroundings are the same as themselves and in either order; few words must all be alike', () => {
  const context = fc.record({ before: fc.string({ maxLength: 32 }), after: fc.string({ maxLength: 32 }) })
  fc.assert(
    fc.property(context, context, (one, other) => {
      expect(isSameContext(one, one)).toBe(true)
      expect(isSameContext(one, other)).toBe(isSameContext(other, one))
    }),
  )
  expect(isSameContext({ before: '在', after: '' }, { before: '在', after: '举行' })).toBe(false)
  expect(isSameContext({ before: '', after: '' }, { before: BEFORE, after: AFTER })).toBe(false)
})
