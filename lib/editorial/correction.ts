import { z } from 'zod'
import { ArticleRef } from './article-ref'
import { DeskTime, PublicationTimes } from './publication-times'

const words = (max: number) => z.string().trim().min(1).max(max)

/** What readers are told of a mistake: what was wrong, the words before and after, the figures it touches, when it was found. */
export const CorrectionNote = z.object({
  note: words(1000),
  before: words(500),
  after: words(500),
  metricIds: z.array(z.uuid()).max(100).default([]),
  foundAt: DeskTime,
  /** The draft that a settled conflict left, when this is it. */
  draftId: z
    .union([z.literal('').transform(() => null), z.uuid()])
    .nullish()
    .transform((id) => id ?? null),
})
export type CorrectionNote = z.infer<typeof CorrectionNote>

/**
 * How a public article is replaced: `silent` for what misled nobody, or with a public note. Of an article that readers do not
 * see, nothing need be said.
 */
export type PublicChange = { kind: 'silent' } | { kind: 'note'; correction: CorrectionNote }

/** What a form says of a change; of an article that readers do not see it says none. */
type Said = { change: 'none' } | { change: 'silent' } | ({ change: 'note' } & CorrectionNote)

function toChange(form: Said): PublicChange | null {
  if (form.change === 'none') return null
  if (form.change === 'silent') return { kind: 'silent' }
  const { note, before, after, metricIds, foundAt, draftId } = form
  return { kind: 'note', correction: { note, before, after, metricIds, foundAt, draftId } }
}

const Publish = ArticleRef.extend({ expiresAt: DeskTime })
/** What the screen sends to publish. Who replaces what readers see must say whether it is a correction. */
export const PublishForm = z
  .discriminatedUnion('change', [
    Publish.extend({ change: z.literal('none') }),
    Publish.extend({ change: z.literal('silent') }),
    Publish.extend({ change: z.literal('note'), ...CorrectionNote.shape }),
  ])
  .transform((form): { ref: ArticleRef; expiresAt: Date | null; change: PublicChange | null } => {
    const { id, version, expiresAt } = form
    return { ref: { id, version }, expiresAt, change: toChange(form) }
  })
export type PublishForm = z.infer<typeof PublishForm>

const Schedule = ArticleRef.extend(PublicationTimes.shape)
/** The same of what readers are to see later. */
export const ScheduleForm = z
  .discriminatedUnion('change', [
    Schedule.extend({ change: z.literal('none') }),
    Schedule.extend({ change: z.literal('silent') }),
    Schedule.extend({ change: z.literal('note'), ...CorrectionNote.shape }),
  ])
  .transform((form): { ref: ArticleRef; times: PublicationTimes; change: PublicChange | null } => {
    const { id, version, goLiveAt, embargoUntil, expiresAt } = form
    return { ref: { id, version }, times: { goLiveAt, embargoUntil, expiresAt }, change: toChange(form) }
  })
export type ScheduleForm = z.infer<typeof ScheduleForm>

/** A draft of a correction, as the desk offers it. */
export type CorrectionDraft = {
  id: string
  before: string
  after: string
  note: string
  metricId: string | null
}
