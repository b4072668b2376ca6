import 'server-only'
import { putArticleText } from '../db/article-texts'
import { getArticle } from '../db/articles'
import { db } from '../db/client'
import { listUnprinted, putFingerprint } from '../db/fingerprints'
import { getNewestContent } from '../db/revisions'

const BATCH = 100

/** Makes the prints and grams of articles that have none of their newest words, all of them; running twice is running once. */
export async function refreshFingerprints(): Promise<void> {
  for (;;) {
    const ids = await listUnprinted(BATCH)
    for (const id of ids) {
      await db.$transaction(async (tx) => {
        const { head } = await getArticle(tx, id)
        const content = await getNewestContent(tx, id)
        await putFingerprint(tx, id, head, content)
        await putArticleText(tx, id, head, content)
      })
    }
    if (ids.length < BATCH) return
  }
}
