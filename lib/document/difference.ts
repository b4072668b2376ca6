import { annotationsOf, type AnnotationSpan } from './annotations-of'
import { textBlocksOf, type TextBlock } from './body'
import { formatsOf, isReformatted, wordless, type BlockFormat } from './compare/block-format'
import { likenessOf } from './compare/likeness'
import { alignBlocks, movedPairs } from './compare/align-blocks'
import type { ArticleContent } from './content'
import { canonicalJson } from './canonical-json'
import { figureAttrsOf, type FigureAttrs } from './figures-of'
import { groupBy } from './group-by'
import { textDifference, type DifferencePart } from './text-difference'

const TEXT_FIELDS = [
  'kicker',
  'headline',
  'deck',
  'bylines',
  'printedSection',
  'outlet',
  'sourceCredit',
  'dateline',
  'continuesFrom',
  'continuesTo',
  'reprintSource',
  'reprintAuthor',
  'reprintTitle',
  'responsibleEditor',
] as const
type TextField = (typeof TEXT_FIELDS)[number]

/** A field that differs. Bylines read `记者 张三、李四`. */
export type FieldDifference =
  | { field: TextField; parts: DifferencePart[] }
  | { field: 'isFragment'; before: boolean; after: boolean }
  | { field: 'sectionId'; before: string; after: string }

/** A name or a figure that is marked in one version of a block only. */
type MarkDifference = { kind: 'added' | 'removed'; mark: AnnotationSpan['kind']; quote: string }

/**
 * One text block of either version. `parts` are its characters: all `same`, all `added` or `removed`, or mixed when it was
 * rewritten. `typeBefore` differs from `type` when it became another kind of block.
 */
export type BlockDifference = {
  kind: 'same' | 'added' | 'removed' | 'changed'
  /** Of the version after, or of the one before when it is removed. */
  id: string
  type: TextBlock['type']
  typeBefore: TextBlock['type'] | null
  isMoved: boolean
  /** Bold, italic, links, what it stands in (a list, a quote), or the credit of a picture are others. */
  isFormatChanged: boolean
  /** What is said of its picture, where that differs; null on a side that has none. */
  picture: { before: FigureAttrs | null; after: FigureAttrs | null } | null
  parts: DifferencePart[]
  marks: MarkDifference[]
}

export type ContentDifference = {
  fields: FieldDifference[]
  /** In the order of the version after; what is removed stands behind what it followed. */
  blocks: BlockDifference[]
  /** Rules or pictures were put in or taken out: they have no words that could be compared. */
  isLayoutChanged: boolean
}

/** What one version of an article has that another has not, for people to read. Nothing is left out: unchanged blocks are `same`. */
export function differenceOf(before: ArticleContent, after: ArticleContent): ContentDifference {
  return {
    fields: fieldsOf(before, after),
    blocks: blocksOf(before, after),
    isLayoutChanged: wordless(before.body) !== wordless(after.body),
  }
}

/** True when there is nothing to see: neither words, fields, order, kinds nor marks differ. */
export const isNoDifference = ({ fields, blocks, isLayoutChanged }: ContentDifference): boolean =>
  fields.length === 0 && !isLayoutChanged && blocks.every(isUnchanged)

/** True for a block that reads the same in both versions, at the same place. */
export const isUnchanged = (block: BlockDifference): boolean =>
  block.kind === 'same' &&
  !block.isMoved &&
  !block.isFormatChanged &&
  block.type === block.typeBefore &&
  block.marks.length === 0

function fieldsOf(before: ArticleContent, after: ArticleContent): FieldDifference[] {
  const texts = TEXT_FIELDS.flatMap((field): FieldDifference[] => {
    const [was, now] = [textOfField(before, field), textOfField(after, field)]
    return was === now ? [] : [{ field, parts: textDifference(was, now) }]
  })
  const fragment: FieldDifference = {
    field: 'isFragment',
    before: before.isFragment,
    after: after.isFragment,
  }
  const section: FieldDifference = { field: 'sectionId', before: before.sectionId, after: after.sectionId }
  return [
    ...texts,
    ...(before.isFragment === after.isFragment ? [] : [fragment]),
    ...(before.sectionId === after.sectionId ? [] : [section]),
  ]
}

function textOfField(content: ArticleContent, field: TextField): string {
  if (field !== 'bylines') return content[field] ?? ''
  return content.bylines.map(({ name, role }) => (role ? `${role} ${name}` : name)).join('、')
}

type Version = { blocks: TextBlock[]; formats: BlockFormat[]; marks: AnnotationSpan[][] }
function versionOf({ body }: ArticleContent): Version {
  const byBlock = groupBy(annotationsOf(body), ({ block }) => String(block))
  const blocks = textBlocksOf(body)
  return { blocks, formats: formatsOf(body), marks: blocks.map((_, at) => byBlock.get(String(at)) ?? []) }
}

function blocksOf(contentBefore: ArticleContent, contentAfter: ArticleContent): BlockDifference[] {
  const [before, after] = [versionOf(contentBefore), versionOf(contentAfter)]
  const pairs = alignBlocks(before.blocks, after.blocks)
  const moved = movedPairs(pairs)
  return pairs.flatMap((pair): BlockDifference[] => {
    const was = pair.before === null ? undefined : before.blocks[pair.before]
    const now = pair.after === null ? undefined : after.blocks[pair.after]
    const block = now ?? was
    if (!block) return []
    const parts = partsOf(was?.text ?? '', now?.text ?? '')
    const isSame = parts.every(({ kind }) => kind === 'same')
    return [
      {
        kind: !was ? 'added' : !now ? 'removed' : isSame ? 'same' : 'changed',
        id: block.id,
        type: block.type,
        typeBefore: was?.type ?? null,
        isMoved: moved.has(pair),
        isFormatChanged:
          was && now ? isReformatted(formatAt(before, pair.before), formatAt(after, pair.after)) : false,
        picture: pictureOf(was, now),
        parts,
        marks: was && now ? marksOf(marksAt(before, pair.before), marksAt(after, pair.after)) : [],
      },
    ]
  })
}

function pictureOf(was: TextBlock | undefined, now: TextBlock | undefined): BlockDifference['picture'] {
  const [before, after] = [was, now].map((block) => {
    const figure = block?.type === 'figure' ? figureAttrsOf(block.node) : null
    return figure?.assetId ? figure : null
  })
  if (!before && !after) return null
  return canonicalJson(before ?? null) === canonicalJson(after ?? null)
    ? null
    : { before: before ?? null, after: after ?? null }
}

/** Longer texts that share fewer character pairs than this are another text, not a rewritten one: islands would not help a reader. */
const ALIKE = 0.15
const SHORT = 40

function partsOf(was: string, now: string): DifferencePart[] {
  const isLong = was.length > SHORT && now.length > SHORT
  if (!isLong || was === now || (likenessOf([was])(now)[0] ?? 0) >= ALIKE) return textDifference(was, now)
  return [
    { kind: 'removed', text: was },
    { kind: 'added', text: now },
  ]
}

const marksAt = ({ marks }: Version, block: number | null) => (block === null ? [] : (marks[block] ?? []))
const formatAt = ({ formats }: Version, block: number | null) => (block === null ? undefined : formats[block])

function marksOf(before: readonly AnnotationSpan[], after: readonly AnnotationSpan[]): MarkDifference[] {
  const only = (
    kind: MarkDifference['kind'],
    own: readonly AnnotationSpan[],
    other: readonly AnnotationSpan[],
  ) =>
    own
      .filter((mark) => !other.some(({ id, quote }) => id === mark.id && quote === mark.quote))
      .map((mark): MarkDifference => ({ kind, mark: mark.kind, quote: mark.quote }))
  return [...only('removed', before, after), ...only('added', after, before)]
}
