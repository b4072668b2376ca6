import 'server-only'
import type { RevisionRow } from '../editorial/history'
import type { Status } from '../editorial/workflow'
import type { Tx } from './client'

/** Far more than thinning leaves of years of work. */
const REVISIONS_MAX = 5000

/** All revisions of an article, newest first, without their contents. */
export async function listRevisions(tx: Tx, articleId: string): Promise<RevisionRow[]> {
  const rows = await tx.revision.findMany({
    where: { articleId },
    orderBy: { number: 'desc' },
    take: REVISIONS_MAX,
    select: {
      number: true,
      reason: true,
      authorId: true,
      createdAt: true,
      restoredFrom: true,
      author: { select: { name: true } },
      publications: {
        select: { endReason: true, endedAt: true, goLiveAt: true, embargoUntil: true, yieldsAt: true },
      },
      _count: { select: { opinions: true } },
      marks: {
        orderBy: { id: 'asc' },
        select: { kind: true, name: true, at: true, by: { select: { name: true } } },
      },
    },
  })
  const now = new Date()
  return rows.map(({ author, createdAt, publications, marks, _count, ...row }) => ({
    ...row,
    by: author?.name ?? null,
    at: createdAt.toISOString(),
    marks: marks.map((mark) => ({ ...mark, by: mark.by?.name ?? null, at: mark.at.toISOString() })),
    isPublic: publications.some((one) => hasBegun(one, now) && !hasEnded(one, now)),
    waits: publications.some((one) => !hasBegun(one, now) && !hasEnded(one, now)),
    wasPublic: publications.some((one) => hasBegun(one, now) && one.endReason !== 'cancelled'),
    isFrozen: publications.length > 0,
    isJudged: _count.opinions > 0,
  }))
}

/** Of a publication, what says when readers see it. */
type Hours = { endedAt: Date | null; goLiveAt: Date; embargoUntil: Date | null; yieldsAt: Date | null }

const hasBegun = ({ goLiveAt, embargoUntil }: Hours, now: Date) =>
  goLiveAt <= now && (embargoUntil === null || embargoUntil <= now)
const hasEnded = ({ endedAt, yieldsAt }: Hours, now: Date) =>
  endedAt !== null || (yieldsAt !== null && yieldsAt <= now)

/** Gives a revision a name, by which it is kept and found. */
export async function putRevisionName(
  tx: Tx,
  revision: { articleId: string; number: number },
  name: string,
  byId: string,
): Promise<void> {
  await tx.revisionMark.create({ data: { ...revision, kind: 'named', name, byId } })
}

/** Notes that the newest revision was sent a step on, where the status of the article does not tell. */
export async function putRevisionStep(
  tx: Tx,
  { id: articleId, head: number }: { id: string; head: number },
  kind: Status,
): Promise<void> {
  await tx.revisionMark.create({ data: { articleId, number, kind } })
}

export async function hasSection(tx: Tx, id: string): Promise<boolean> {
  return (await tx.section.count({ where: { id } })) > 0
}
