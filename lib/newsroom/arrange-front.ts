import 'server-only'
import { listSections } from '../db/articles'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { findHeadlines, holdPlaces, listPlaceable, listPlaces, putPlaces } from '../db/front-places'
import { markStale } from '../db/stale-surfaces'
import type { Actor } from '../editorial/actor'
import type { FrontOrder, FrontQuery, FrontStory } from '../editorial/front'
import type { SectionChoice } from '../editorial/desk-lists'
import { authorize } from '../editorial/policy'
import { SURFACE } from '../editorial/surfaces'
import { Conflict, NotFound } from '../errors'

export type FrontDesk = {
  sections: (SectionChoice & { slug: string })[]
  /** The section whose head is arranged; null for the front page. */
  sectionId: string | null
  placed: FrontStory[]
  /** Newest first. */
  offered: FrontStory[]
}

/** A list with its places and the stories that could have them. Throws NotFound for a section that is none. */
export async function getFront(actor: Actor, query: FrontQuery): Promise<FrontDesk> {
  authorize(actor, 'front.view')
  const sections = await listSections()
  const sectionId = query.section ?? null
  if (sectionId !== null && !sections.some(({ id }) => id === sectionId)) throw new NotFound()
  const [placed, offered] = await Promise.all([listPlaces(sectionId), listPlaceable(sectionId, query.q)])
  return { sections, sectionId, placed, offered }
}

/**
 * Gives the places of a list to these stories, in place of what stood there. Throws Conflict when someone else has changed
 * them since the editor looked, NotFound for a section or a story that is none.
 */
export async function arrangeFront(actor: Actor, order: FrontOrder): Promise<void> {
  const { sectionId, articleIds, seen } = order
  authorize(actor, 'front.arrange')
  const section = (await listSections()).find(({ id }) => id === sectionId)
  if (sectionId !== null && !section) throw new NotFound()
  await db.$transaction(async (tx) => {
    const before = await holdPlaces(tx, sectionId)
    if (before.join() !== seen.join()) throw new Conflict()
    const headlines = await findHeadlines(tx, [...before, ...articleIds])
    if (articleIds.some((id) => !headlines.has(id))) throw new NotFound()
    await putPlaces(tx, sectionId, articleIds)
    const named = (ids: readonly string[]) => ids.map((id) => headlines.get(id) ?? id)
    const target = { type: 'front', id: sectionId ?? 'front', label: section?.name ?? '' }
    await recordAudit(
      tx,
      newAct(doerOf(actor)),
      section ? 'front.arrange-section' : 'front.arrange',
      target,
      {
        before: named(before),
        after: named(articleIds),
      },
    )
    await markStale(tx, [SURFACE.front])
  })
}
