import 'server-only'
import type { Tx } from '../db/client'
import { listOpenSuggestions } from '../db/suggestions'
import { textBlocksOf } from '../document/body'
import type { ArticleContent } from '../document/content'
import type { Joined } from '../document/join-contents'
import { moveSuggestion } from '../document/move-suggestion'
import { offerSuggestions } from './offer-suggestions'

/** What the machine proposed for an article and nobody has decided is proposed for the one that took over its blocks. */
export async function copySuggestions(
  tx: Tx,
  { from, to }: { from: string; to: string },
  added: ArticleContent,
  { content, moved }: Pick<Joined, 'content' | 'moved'>,
): Promise<void> {
  const before = textsOf(added)
  const after = textsOf(content)
  const copies = (await listOpenSuggestions(tx, from, 0)).flatMap((suggestion) => {
    const place = moved.get(suggestion.blockId)
    if (!place) return []
    const [old, now] = [before.get(suggestion.blockId) ?? '', after.get(place.blockId) ?? '']
    return moveSuggestion(suggestion, place, old, now) ?? []
  })
  await offerSuggestions(tx, to, copies)
}

const textsOf = ({ body }: ArticleContent) => new Map(textBlocksOf(body).map(({ id, text }) => [id, text]))
