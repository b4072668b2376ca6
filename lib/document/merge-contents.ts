import { annotationsOf } from './annotations-of'
import type { Body, DocumentNode } from './body'
import { canonicalJson } from './canonical-json'
import type { ArticleContent } from './content'
import { renewIds } from './merge/renew-ids'
import { groupBlocks, SIDES, unitsOf, type BlockGroup } from './merge/block-groups'
import { mergeMarks } from './merge/merge-marks'
import { mergeOrder } from './merge/merge-order'

/** What both were made from, what one person made of it, and what is stored by now. */
export type Versions = { base: ArticleContent; mine: ArticleContent; theirs: ArticleContent }
export type Choice = 'mine' | 'theirs' | 'both'

const RECORDS = ['mentions', 'metrics'] as const
type Records = (typeof RECORDS)[number]
type MergedField = Exclude<keyof ArticleContent, 'schemaVersion' | 'body' | 'eyes' | Records>

/** Something that both changed, and differently. `key` tells one from another, and stays the same while people type. */
export type MergeConflict =
  | { kind: 'text'; key: string; mine: DocumentNode[]; theirs: DocumentNode[] }
  | { kind: 'field'; key: MergedField; mine: ArticleContent; theirs: ArticleContent }
  | { kind: Records; key: string; mine: ArticleContent; theirs: ArticleContent }
  | { kind: 'order'; key: 'order' }

export type Settling = { choose: (conflict: MergeConflict) => Choice; createId: () => string }
const MINE: Settling = { choose: () => 'mine', createId: () => '' }

/**
 * Merges what two people made of one article: fields one by one, the text paragraph by paragraph (by the ids of its
 * blocks), names and figures by the ids of their marks. What only one of them changed is taken from them; what both
 * changed, and differently, is a conflict, and `settling` says whose stands in the content. Of a paragraph, both can: mine,
 * then theirs as a new one. No word of either is in neither the content nor a conflict.
 */
export function mergeContents(
  { base, mine, theirs }: Versions,
  settling: Settling = MINE,
): { content: ArticleContent; conflicts: MergeConflict[] } {
  const conflicts: MergeConflict[] = []
  const choose = (conflict: MergeConflict) => {
    conflicts.push(conflict)
    return settling.choose(conflict)
  }
  const fields = mergeFields({ base, mine, theirs }, choose)
  const doubled: Doubled[] = []
  const body = mergeBodies({ base, mine, theirs }, choose, (nodes) => {
    const { nodes: renewed, ids } = renewIds(nodes, settling.createId)
    doubled.push(...ids)
    return renewed
  })
  const { eyes: _, ...own } = mine
  const eyes = mergeEyes({ base, mine, theirs }, body)
  const content: ArticleContent = { ...own, ...fields, body, ...(eyes && { eyes }) }
  for (const records of RECORDS)
    Object.assign(content, {
      [records]: mergeRecords(records, { base, mine, theirs }, body, doubled, choose),
    })
  return { content, conflicts }
}

type Choose = (conflict: MergeConflict) => Choice
/** A mark of theirs that got a new id, since mine stands beside it. */
type Doubled = { id: string; was: string }

const isSame = (one: unknown, other: unknown) => canonicalJson(one ?? null) === canonicalJson(other ?? null)

function mergeFields({ base, mine, theirs }: Versions, choose: Choose): Partial<ArticleContent> {
  const {
    schemaVersion: _,
    body: _body,
    mentions: _mentions,
    metrics: _metrics,
    eyes: _eyes,
    ...fields
  } = { ...theirs, ...mine }
  const merged: Record<string, unknown> = {}
  // What is left of a content's keys are its fields; the compiler knows keys of an object only as texts.
  for (const field of Object.keys(fields) as MergedField[]) {
    if (isSame(mine[field], theirs[field])) continue
    if (isSame(mine[field], base[field])) merged[field] = theirs[field]
    else if (!isSame(theirs[field], base[field])) {
      const choice = choose({ kind: 'field', key: field, mine, theirs })
      if (choice === 'theirs') merged[field] = theirs[field]
    }
  }
  return merged
}

type Renew = (nodes: readonly DocumentNode[]) => DocumentNode[]

function mergeBodies({ base, mine, theirs }: Versions, choose: Choose, renew: Renew): Body {
  if (isSame(mine.body, theirs.body) || isSame(theirs.body, base.body)) return mine.body
  if (isSame(mine.body, base.body)) return theirs.body
  const versions = { base: unitsOf(base.body), mine: unitsOf(mine.body), theirs: unitsOf(theirs.body) }
  const groups = groupBlocks(versions)
  const groupOf = new Map(
    groups.flatMap((group) => SIDES.flatMap((side) => group[side].map((unit) => [unit, group]))),
  )
  const sequence = (side: keyof BlockGroup) => [
    ...new Set(versions[side].flatMap((unit) => groupOf.get(unit) ?? [])),
  ]
  const [was, own, other] = [sequence('base'), sequence('mine'), sequence('theirs')]
  const { order, isContested } = mergeOrder(was, own, other)
  const isTheirs = isContested && choose({ kind: 'order', key: 'order' }) === 'theirs'
  const ordered = isTheirs ? mergeOrder(was, other, own).order : order
  const content = ordered.flatMap((group) => mergeGroup(group, choose, renew))
  if (content.length > 0) return { type: 'doc', content }
  const first = versions.base[0]
  return {
    type: 'doc',
    content: [{ type: 'paragraph', attrs: { id: first?.keys[0] ?? 'empty', source: [] } }],
  }
}

const nodesOf = (units: BlockGroup['base']) => units.map(({ node }) => node)

function mergeGroup(group: BlockGroup, choose: Choose, renew: Renew): DocumentNode[] {
  const [base, mine, theirs] = [nodesOf(group.base), nodesOf(group.mine), nodesOf(group.theirs)]
  if (isSame(mine, theirs) || isSame(theirs, base)) return mine
  if (isSame(mine, base)) return theirs
  const [was, own, other] = [base[0], mine[0], theirs[0]]
  if (was && own && other && base.length === 1 && mine.length === 1 && theirs.length === 1) {
    const merged = mergeMarks(was, own, other)
    if (merged) return [merged]
  }
  const key = SIDES.flatMap((side) => group[side])[0]?.keys[0] ?? ''
  const choice = choose({ kind: 'text', key, mine, theirs })
  if (choice === 'both') return [...mine, ...renew(theirs)]
  return choice === 'mine' ? mine : theirs
}

/** The marks that wait for an editor on either side, but those that somebody settled or that stand in the text. */
function mergeEyes({ base, mine, theirs }: Versions, body: Body): ArticleContent['eyes'] {
  const standing = new Set(annotationsOf(body).map(({ id }) => id))
  const [was, own, other] = [base.eyes ?? {}, mine.eyes ?? {}, theirs.eyes ?? {}]
  const open = Object.entries({ ...other, ...own }).filter(
    ([id]) => !standing.has(id) && ((id in own && id in other) || !(id in was)),
  )
  return open.length > 0 ? Object.fromEntries(open) : undefined
}

/** What the server adds to a record that was just made: the words that it was confirmed against, or marked on. */
const ADDED = ['basis', 'quote']

/** Without what was added, where one of the two has it not yet. */
function told(record: unknown, other: unknown): unknown {
  if (typeof record !== 'object' || record === null) return record
  const isKnown = (name: string) => typeof other === 'object' && other !== null && name in other
  return Object.fromEntries(Object.entries(record).filter(([name]) => !ADDED.includes(name) || isKnown(name)))
}
const isSameRecord = (one: unknown, other: unknown) => isSame(told(one, other), told(other, one))

function mergeRecords(
  kind: Records,
  { base, mine, theirs }: Versions,
  body: Body,
  doubled: readonly Doubled[],
  choose: Choose,
): Record<string, unknown> {
  const origins = new Map(doubled.map(({ id, was }) => [id, was]))
  const standing = [...new Set(annotationsOf(body).map(({ id }) => id))]
  const merged: Record<string, unknown> = {}
  for (const id of standing) {
    const origin = origins.get(id)
    const [was, own, other] = [base[kind][id], mine[kind][id], theirs[kind][id]]
    const record = origin !== undefined ? theirs[kind][origin] : pick(was, own, other)
    if (record !== undefined) merged[id] = record
  }
  return merged

  function pick(was: unknown, own: unknown, other: unknown): unknown {
    if (own === undefined || other === undefined) return own ?? other ?? was
    if (isSameRecord(own, other) || isSameRecord(own, was)) return other
    if (isSameRecord(other, was)) return own
    const id = standing.find((one) => mine[kind][one] === own) ?? ''
    return choose({ kind, key: id, mine, theirs }) === 'theirs' ? other : own
  }
}
