import fc from 'fast-check'
import { DeskAct } from '@/lib/editorial/desk-act'
import { BLOCK_ROLES, DISCARD_REASONS } from '@/lib/pipeline/model'

/** Articles that acts speak of, and ids for those they make; some of both, so that an act may meet an id that is taken. */
type Ids = { known: fc.Arbitrary<string>; made: fc.Arbitrary<string> }

/** Any act on a page of this many UTF-16 code units: most of them sound, some of them nonsense. */
export function anyDeskAct(length: number, { known, made }: Ids): fc.Arbitrary<DeskAct> {
  const offset = fc.nat(length + 5)
  const range = fc.tuple(offset, fc.integer({ min: -3, max: 400 })).map(([start, size]) => ({
    start,
    end: Math.max(0, start + size),
  }))
  const ranges = fc.array(range, { minLength: 1, maxLength: 3 })
  const role = fc.constantFrom(...BLOCK_ROLES)
  const ask = <T extends Record<string, fc.Arbitrary<unknown>>>(kind: DeskAct['kind'], fields: T) =>
    fc.record(fields).map((values) => DeskAct.parse({ kind, ...values }))
  return fc.oneof(
    ask('split-article', { at: offset, newId: made }),
    ask('split-line', { at: offset }),
    ask('join-previous', { articleId: known }),
    ask('merge', { into: known, articleIds: fc.array(known, { minLength: 1, maxLength: 3 }) }),
    ask('move', { ranges, articleId: known, role: fc.option(role, { nil: undefined }) }),
    ask('new-article', { ranges, newId: made, role: fc.option(role, { nil: undefined }) }),
    ask('set-role', { ranges, role }),
    ask('discard', { ranges, reason: fc.constantFrom(...DISCARD_REASONS) }),
    ask('reorder', { articleId: known, from: fc.nat(12), to: fc.nat(12) }),
    ask('set-joins', { at: offset, joins: fc.boolean() }),
    ask('edit-fields', { articleId: known, fields: fc.constant({ kicker: '引题' }) }),
  )
}

export type DeskStep = DeskAct | 'undo' | 'redo'

/** Acts in a row, with undo and redo among them. */
export const anyDeskSteps = (length: number, ids: Ids, maxLength: number): fc.Arbitrary<DeskStep[]> =>
  fc.array(
    fc.oneof(
      { weight: 4, arbitrary: anyDeskAct(length, ids) },
      { weight: 1, arbitrary: fc.constantFrom<DeskStep[]>('undo', 'redo') },
    ),
    { maxLength },
  )
