import type { Node } from '@tiptap/pm/model'
import { annotationsOf } from './annotations-of'
import type { ArticleContent, Eye, StatedMention } from './content'
import { firstSpans } from './keep-marks'
import { blockSpans, openBlocks } from './spans'

/** A mention that stands on other words than were marked. */
export type ChangedMention = { id: string; text: string; was: string; blockId: string }

/** An entry of the list of marks that need an eye. */
export type OpenEye =
  | ({ id: string; state: 'lost' } & Pick<Eye, 'kind' | 'reason' | 'quote' | 'before' | 'after' | 'blockId'>)
  | {
      id: string
      state: 'changed'
      kind: 'entity'
      reason: 'words-changed'
      quote: string
      text: string
      blockId: string
    }

type Standing = { kind: 'entity' | 'metric'; id: string; quote: string; blockId: string }

const changedOf = (
  spans: readonly Standing[],
  mentions: Readonly<Record<string, StatedMention>>,
): ChangedMention[] =>
  spans.flatMap(({ kind, id, quote, blockId }) => {
    const was = kind === 'entity' ? mentions[id]?.quote : undefined
    return was === undefined || was === quote ? [] : [{ id, text: quote, was, blockId }]
  })

type Known = { mentions: unknown; changed: readonly ChangedMention[] }

const known = new WeakMap<Node, Known>()

/** Looked for once in each document and each block, until the mentions change: a key changes one block of hundreds. */
function changedIn(
  node: Node,
  mentions: Readonly<Record<string, StatedMention>>,
  look: () => readonly ChangedMention[],
): readonly ChangedMention[] {
  const before = known.get(node)
  if (before?.mentions === mentions) return before.changed
  const changed = look()
  known.set(node, { mentions, changed })
  return changed
}

/** The changed mentions of an open document. The answer is the same object until the text or the mentions change. */
export const changedMentionsOpen = (
  doc: Node,
  mentions: Readonly<Record<string, StatedMention>>,
): readonly ChangedMention[] =>
  changedIn(doc, mentions, () =>
    openBlocks(doc).flatMap(({ node }) =>
      changedIn(node, mentions, () => changedOf(blockSpans(node), mentions)),
    ),
  )

/** Whether two lists say the same, so that nothing need be drawn again. */
export const isSameChanged = (some: readonly ChangedMention[], others: readonly ChangedMention[]): boolean =>
  some === others ||
  (some.length === others.length &&
    some.every(({ id, text, was, blockId }, at) => {
      const other = others[at]
      return other?.id === id && other.text === text && other.was === was && other.blockId === blockId
    }))

/** All marks of a content that wait for an editor, those whose words changed in reading order first. Figures with changed words are `staleFigures`. */
export function openEyes(content: ArticleContent): OpenEye[] {
  const changed = changedOf(firstSpans(annotationsOf(content.body)), content.mentions)
  return [
    ...changed.map(({ id, text, was, blockId }) => ({
      id,
      state: 'changed' as const,
      kind: 'entity' as const,
      reason: 'words-changed' as const,
      quote: was,
      text,
      blockId,
    })),
    ...Object.entries(content.eyes ?? {}).map(([id, eye]) => lostEye(id, eye)),
  ]
}

/** A lost mark as an entry of the list. */
export function lostEye(id: string, eye: Eye): Extract<OpenEye, { state: 'lost' }> {
  const { mention: _, metric: _metric, ...told } = eye
  return { id, state: 'lost', ...told }
}

/**
 * Whether an article cannot be published before somebody settled the entry: readers would find a tag on words that nobody
 * marked as it, or miss a figure. What an editor deleted with its words they have seen go, and a lost mention tells
 * readers nothing that is not so.
 */
export const isBlocking = (eye: Pick<OpenEye, 'kind' | 'state' | 'reason'>): boolean =>
  eye.state === 'changed' || (eye.kind === 'metric' && eye.reason !== 'deleted')

/**
 * The content with the marked words of each mention: its own; else those it has in `before`; else the words it stands on
 * now.
 */
export function withQuotes(content: ArticleContent, before: ArticleContent | null): ArticleContent {
  if (Object.values(content.mentions).every(({ quote }) => quote !== undefined)) return content
  const earlier = before ? withQuotes(before, null).mentions : {}
  const now = new Map(firstSpans(annotationsOf(content.body)).map(({ id, quote }) => [id, quote]))
  const mentions = Object.entries(content.mentions).map(([id, mention]): [string, StatedMention] => {
    const quote = mention.quote ?? earlier[id]?.quote ?? now.get(id)
    return [id, quote === undefined ? mention : { ...mention, quote }]
  })
  return { ...content, mentions: Object.fromEntries(mentions) }
}
