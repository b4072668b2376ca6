import 'server-only'
import type { Tx } from '../db/client'
import { comparedText, listNeighbours } from '../db/fingerprints'
import { putDuplicate } from '../db/duplicates'
import { listJumpSides, putProposals } from '../db/jump-matches'
import { putRepeats } from '../db/page-repeats'
import { getNewestContent } from '../db/revisions'
import { matchJumps, type JumpSide } from '../pipeline/match-jumps'
import { isDuplicate, likenessOf, repeatedRanges } from '../pipeline/shared-passages'

/**
 * Looks for what a new page has to do with the others: beginnings and continuations of its articles, texts and passages
 * that were printed before, and passages that it holds twice itself. Nothing is changed, everything is put before a person.
 */
export async function matchPage(
  tx: Tx,
  page: { id: string; text: string },
  articleIds: readonly string[],
): Promise<void> {
  await matchJumpsOfPage(tx, page.id)
  for (const id of articleIds) await compareArticle(tx, id)
  await putRepeats(tx, page.id, repeatedRanges(page.text))
}

/** Looks once more for what the articles of a page have to do with others, after people worked on the page. */
export async function matchPageAgain(
  tx: Tx,
  pageId: string,
  articles: readonly { id: string }[],
): Promise<void> {
  await matchJumpsOfPage(tx, pageId)
  for (const { id } of articles) await compareArticle(tx, id)
}

/** Matches the fragments and beginnings of a page with those of its issue; again whenever it is known better which issue that is. */
export async function matchJumpsOfPage(tx: Tx, pageId: string): Promise<void> {
  const { own, fragments, beginnings } = await listJumpSides(tx, pageId)
  if (own.size === 0) return
  const isOwn = ({ id }: JumpSide) => own.has(id)
  // First what the page itself may belong to, then that among itself: two texts may want one beginning.
  const found = [
    ...matchJumps(fragments.filter(isOwn), beginnings),
    ...matchJumps(fragments, beginnings.filter(isOwn)),
  ]
  const among = new Set([...own, ...found.flatMap((match) => [match.fragmentId, match.beginningId])])
  const isAmong = ({ id }: JumpSide) => among.has(id)
  await putProposals(tx, { own, among }, matchJumps(fragments.filter(isAmong), beginnings.filter(isAmong)))
}

async function compareArticle(tx: Tx, articleId: string): Promise<void> {
  const neighbours = await listNeighbours(tx, articleId)
  if (neighbours.length === 0) return
  const text = comparedText(await getNewestContent(tx, articleId))
  for (const otherId of neighbours) {
    const likeness = likenessOf(comparedText(await getNewestContent(tx, otherId)), text)
    const { containment, longest } = likeness
    if (isDuplicate(likeness)) await putDuplicate(tx, { articleId, otherId, containment, longest })
  }
}
