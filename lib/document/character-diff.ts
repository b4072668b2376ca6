import { diffChars } from 'diff'

/** A run of text that both versions have, or only one of them. */
export type TextPart = { kind: 'same' | 'added' | 'removed'; text: string }

/** Texts that share less than this many edits allow are shown as one taken out and one put in. */
const EDITS_MAX = 2000

/**
 * How `before` becomes `after`, character by character (code points). What is removed stands before what is added; a few
 * equal characters between two larger changes count as changed, because what a person reads are phrases.
 */
export function diffCharacters(before: string, after: string): TextPart[] {
  const changes = diffChars(before, after, { maxEditLength: EDITS_MAX }) ?? [
    { value: before, removed: true, added: false },
    { value: after, removed: false, added: true },
  ]
  const parts = changes.map(({ value: text, added, removed }): TextPart => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text,
  }))
  return toParts(withoutChance(toHunks(parts)))
}

/** Equal text and the change that follows it. */
type Hunk = { same: string; removed: string; added: string }

function toHunks(parts: readonly TextPart[]): Hunk[] {
  const hunks: Hunk[] = [{ same: '', removed: '', added: '' }]
  for (const { kind, text } of parts) {
    const open = hunks.at(-1)
    if (kind === 'same') hunks.push({ same: text, removed: '', added: '' })
    else if (open) open[kind] += text
  }
  return hunks
}

const sizeOf = ({ removed, added }: Hunk) => Math.max(removed.length, added.length)

/** Takes equal characters that are no longer than the changes on both sides into one change, until none are left. */
function withoutChance(hunks: readonly Hunk[]): Hunk[] {
  const kept: Hunk[] = []
  for (const hunk of hunks) {
    let now = hunk
    for (let open = kept.at(-1); open && isChance(open, now); open = kept.at(-1)) {
      const { same } = now
      now = {
        same: open.same,
        removed: open.removed + same + now.removed,
        added: open.added + same + now.added,
      }
      kept.pop()
    }
    kept.push(now)
  }
  return kept
}

function isChance(before: Hunk, { same, ...change }: Hunk): boolean {
  if (sizeOf(before) === 0 || sizeOf({ same, ...change }) === 0) return false
  return same.length <= Math.min(sizeOf(before), sizeOf({ same, ...change }))
}

function toParts(hunks: readonly Hunk[]): TextPart[] {
  const parts = hunks.flatMap(({ same, removed, added }): TextPart[] => [
    { kind: 'same', text: same },
    { kind: 'removed', text: removed },
    { kind: 'added', text: added },
  ])
  return parts.filter(({ text }) => text !== '')
}
