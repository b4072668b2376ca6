import { textOf, type DocumentNode } from '@/lib/document/body'
import type { ArticleContent } from '@/lib/document/content'
import type { MergeConflict } from '@/lib/document/merge-contents'

/** What a figure says beside its caption, and the words for it. */
const FIGURE_FIELDS = { alt: 'alt', credit: 'credit', isLead: 'lead', assetId: 'picture' } as const

export type ConflictNames = {
  sections: readonly { id: string; name: string }[]
  nameOfTag: (id: string) => string
  /** What the fields of a picture are called. */
  figure: (name: (typeof FIGURE_FIELDS)[keyof typeof FIGURE_FIELDS]) => string
}

type Sides = { mine: string; theirs: string }

/** What each says, as words; null for the order, of which both texts show enough. */
export function sidesOf(conflict: MergeConflict, names: ConflictNames): Sides | null {
  if (conflict.kind === 'order') return null
  const { mine, theirs } = conflict
  if (conflict.kind === 'text') {
    const say = (nodes: readonly DocumentNode[], other: readonly DocumentNode[]) =>
      nodes.flatMap((node, at) => [textOf(node), ...saidOfFigure(node, other[at], names)]).join('\n')
    return { mine: say(conflict.mine, conflict.theirs), theirs: say(conflict.theirs, conflict.mine) }
  }
  const say = (content: ArticleContent) => said(conflict, content, names)
  return 'body' in mine && 'body' in theirs ? { mine: say(mine), theirs: say(theirs) } : null
}

/** What is said of a picture beside its caption, where the other says it differently; a line each. */
function saidOfFigure(
  node: DocumentNode,
  other: DocumentNode | undefined,
  { figure }: ConflictNames,
): string[] {
  if (node.type !== 'figure' || other?.type !== 'figure') return []
  return Object.entries(FIGURE_FIELDS).flatMap(([key, name]) => {
    const [value, theirs] = [node.attrs?.[key] ?? '', other.attrs?.[key] ?? '']
    return value === theirs ? [] : [`${figure(name)}：${shown(value)}`]
  })
}

/** An id of a picture tells one from another by its end. */
const shown = (value: unknown): string =>
  typeof value !== 'string'
    ? value
      ? '✓'
      : '✗'
    : value === ''
      ? '✗'
      : value.replace(/^[\da-f-]{28}(?=[\da-f]{8}$)/u, '…')

function said(
  conflict: MergeConflict,
  content: ArticleContent,
  { sections, nameOfTag }: ConflictNames,
): string {
  if (conflict.kind === 'mentions') return nameOfTag(content.mentions[conflict.key]?.tagId ?? '')
  if (conflict.kind === 'metrics') {
    const { basis: _, ...fields } = content.metrics[conflict.key] ?? {}
    return Object.values(fields)
      .filter((value) => typeof value === 'string')
      .join(' · ')
  }
  if (conflict.kind !== 'field') return ''
  const value = content[conflict.key]
  if (conflict.key === 'sectionId') return sections.find(({ id }) => id === value)?.name ?? ''
  if (conflict.key === 'bylines')
    return content.bylines.map(({ name, role }) => (role ? `${role} ${name}` : name)).join('、')
  return typeof value === 'string' ? value : typeof value === 'boolean' ? (value ? '✓' : '✗') : ''
}
