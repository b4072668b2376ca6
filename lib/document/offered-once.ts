import type { EditorSuggestion } from './suggestion'

const placeOf = ({ kind, blockId, quote, occurrence }: EditorSuggestion) =>
  JSON.stringify([kind, blockId, occurrence, quote])

/**
 * Without superseded suggestions whose words another one has in hand, open or decided: in the editor a superseded one opens
 * again where its words stand, and the same words would be offered twice. Of superseded ones alone the newest stays.
 */
export function offeredOnce(suggestions: readonly EditorSuggestion[]): EditorSuggestion[] {
  const keeper = new Map<string, EditorSuggestion>()
  for (const one of suggestions) {
    const known = keeper.get(placeOf(one))
    if (!known || known.state === 'superseded') keeper.set(placeOf(one), one)
  }
  return suggestions.filter((one) => one.state !== 'superseded' || keeper.get(placeOf(one)) === one)
}
