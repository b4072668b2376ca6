import { describe, expect, test } from 'vitest'
import { renewSuggestions } from './renew-suggestions'
import type { EditorSuggestion, SuggestionDraft, SuggestionState } from './suggestion'

const draft = (
  quote: string,
  more: Partial<SuggestionDraft & { kind: 'mention' }> = {},
): SuggestionDraft => ({
  kind: 'mention',
  blockId: 'a',
  quote,
  occurrence: 0,
  before: '在',
  after: '举行',
  rule: 'place',
  score: 0.9,
  fields: { type: 'place', canonical: quote },
  ...more,
})
const known = (id: string, state: SuggestionState, one: SuggestionDraft): EditorSuggestion => ({
  ...one,
  id,
  state,
})

describe('suggestions for a text that was made anew', () => {
  test('stay as they are where nothing changed', () => {
    const old = [known('1', 'open', draft('松江')), known('2', 'rejected', draft('苏州'))]
    expect(renewSuggestions(old, [draft('松江'), draft('苏州')])).toEqual({ kept: [], added: [] })
  })

  test('are superseded when their words are gone, and open again when they are back', () => {
    const old = [known('1', 'open', draft('松江')), known('2', 'superseded', draft('苏州'))]
    expect(renewSuggestions(old, [draft('苏州', { blockId: 'b' })])).toEqual({
      kept: [
        { id: '2', blockId: 'b', occurrence: 0, state: 'open' },
        { id: '1', blockId: 'a', occurrence: 0, state: 'superseded' },
      ],
      added: [],
    })
  })

  test('a decision stands though the machine proposes something else for the same words', () => {
    const old = [known('1', 'rejected', draft('松江'))]
    const other = draft('松江', { fields: { type: 'organization', canonical: '松江' } })
    expect(renewSuggestions(old, [other])).toEqual({ kept: [], added: [] })
  })

  test('stay one when their paragraph is joined with its neighbour, and when it is parted again', () => {
    const alone = draft('县科技局', { before: '会上，', after: '局长介绍，去年全县新增企业' })
    const joined = { ...alone, blockId: 'b', before: '产值突破180亿元。会上，' }
    for (const [old, next] of [
      [alone, joined],
      [joined, alone],
    ] as const) {
      const { blockId, occurrence } = next
      expect(renewSuggestions([known('1', 'open', old)], [next])).toEqual({
        kept: [{ id: '1', blockId, occurrence, state: 'open' }],
        added: [],
      })
      expect(renewSuggestions([known('1', 'rejected', old)], [next]).added).toEqual([])
    }
  })

  test('a few characters around the same words tell no place', () => {
    const old = [known('1', 'rejected', draft('松江', { before: '', after: '' }))]
    expect(renewSuggestions(old, [draft('松江')]).added).toHaveLength(1)
  })

  test('the same words among others are proposed anew', () => {
    const old = [known('1', 'rejected', draft('松江'))]
    expect(renewSuggestions(old, [draft('松江', { before: '到' })]).added).toHaveLength(1)
  })
})
