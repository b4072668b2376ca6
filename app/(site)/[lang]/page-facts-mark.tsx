import { PAGE_FACTS_ATTRIBUTE, type PageFacts } from '@/lib/editorial/page-facts'
import { getPageFacts } from '@/lib/reader/show-surfaces'

/** What the page shows, for the press; it stands last, when everything has been read. */
export async function PageFactsMark(more: Pick<PageFacts, 'status' | 'mayBeFramed'>) {
  const facts: PageFacts = { ...(await getPageFacts()), ...more }
  return <template {...{ [PAGE_FACTS_ATTRIBUTE]: JSON.stringify(facts) }} />
}
