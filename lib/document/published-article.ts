import { z } from 'zod'
import { BlockSource } from './body'

/** A stretch of text that looks the same throughout. `mentions` and `metrics` are ids that may overlap freely. */
export const Run = z.object({
  text: z.string(),
  bold: z.literal(true).optional(),
  italic: z.literal(true).optional(),
  href: z.string().optional(),
  mentions: z.array(z.string()).optional(),
  metrics: z.array(z.string()).optional(),
})
export type Run = z.infer<typeof Run>

const text = { id: z.string(), source: z.array(BlockSource), runs: z.array(Run) }

export type PublishedBlock =
  | { kind: 'paragraph'; id: string; source: BlockSource[]; runs: Run[] }
  | { kind: 'heading'; id: string; source: BlockSource[]; runs: Run[] }
  | {
      kind: 'figure'
      id: string
      source: BlockSource[]
      runs: Run[]
      credit: string | null
      assetId: string | null
      alt: string
      /** It stands at the head of the article, and beside its headline in lists; one at most. */
      isLead?: true | undefined
    }
  | { kind: 'quote'; blocks: PublishedBlock[] }
  | { kind: 'list'; isOrdered: boolean; items: PublishedBlock[][] }
  | { kind: 'table'; rows: { isHeader: boolean; blocks: PublishedBlock[] }[][] }
  | { kind: 'rule' }
export const PublishedBlock: z.ZodType<PublishedBlock> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('paragraph'), ...text }),
    z.object({ kind: z.literal('heading'), ...text }),
    z.object({
      kind: z.literal('figure'),
      ...text,
      credit: z.string().nullable(),
      assetId: z.string().nullable(),
      alt: z.string(),
      isLead: z.literal(true).optional(),
    }),
    z.object({ kind: z.literal('quote'), blocks: z.array(PublishedBlock) }),
    z.object({ kind: z.literal('list'), isOrdered: z.boolean(), items: z.array(z.array(PublishedBlock)) }),
    z.object({
      kind: z.literal('table'),
      rows: z.array(z.array(z.object({ isHeader: z.boolean(), blocks: z.array(PublishedBlock) }))),
    }),
    z.object({ kind: z.literal('rule') }),
  ]),
)

/** What a Publication freezes: words, blocks and marks. Names of tags and indicators are looked up when it is read. */
export const PublishedArticle = z.object({
  schemaVersion: z.literal(1),
  kicker: z.string().nullable(),
  headline: z.string(),
  deck: z.string().nullable(),
  bylines: z.array(
    z.object({ name: z.string(), role: z.string().nullable(), personTagId: z.string().nullable() }),
  ),
  printedSection: z.string().nullable(),
  outlet: z.string().nullable(),
  sourceCredit: z.string().nullable(),
  dateline: z.string().nullable(),
  continuesFrom: z.string().nullable(),
  continuesTo: z.string().nullable(),
  isFragment: z.boolean(),
  reprintSource: z.string().optional(),
  reprintAuthor: z.string().optional(),
  reprintTitle: z.string().optional(),
  responsibleEditor: z.string().optional(),
  /** The pages it was printed on, in reading order; readers see them at `/sources/[id]`. */
  pages: z.array(
    z.object({ id: z.string(), newspaper: z.string().nullable(), pageLabel: z.string().nullable() }),
  ),
  blocks: z.array(PublishedBlock),
})
export type PublishedArticle = z.infer<typeof PublishedArticle>
