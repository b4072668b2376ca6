import { expect, test } from 'vitest'
import { offeredOnce } from './offered-once'
import type { EditorSuggestion, SuggestionState } from './suggestion'

const suggestion = (id: string, state: SuggestionState, quote = '松江区'): EditorSuggestion => ({
  id,
  kind: 'mention',
  blockId: 'b1',
  quote,
  occurrence: 0,
  before: '',
  after: '',
  rule: 'known-name',
  score: 0.9,
  state,
  fields: { type: 'place', canonical: quote },
})
const idsOf = (suggestions: readonly EditorSuggestion[]) => suggestions.map(({ id }) => id)

test('what another has in hand, open or decided, is not offered a second time', () => {
  const open = [suggestion('a', 'superseded'), suggestion('b', 'open'), suggestion('c', 'superseded')]
  expect(idsOf(offeredOnce(open))).toEqual(['b'])
  expect(idsOf(offeredOnce([suggestion('a', 'rejected'), suggestion('b', 'superseded')]))).toEqual(['a'])
})

test('of superseded ones alone the newest stays, and what is elsewhere is left as it is', () => {
  const others = [
    suggestion('a', 'superseded'),
    suggestion('b', 'superseded'),
    suggestion('c', 'open', '合肥'),
  ]
  expect(idsOf(offeredOnce(others))).toEqual(['b', 'c'])
  const decided = [suggestion('a', 'accepted'), suggestion('b', 'open')]
  expect(offeredOnce(decided)).toEqual(decided)
})
