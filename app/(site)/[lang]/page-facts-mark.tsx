import type { PageFacts } from '@/lib/editorial/page-facts'
import { getPageFacts } from '@/lib/reader/show-surfaces'
import { DrawnFacts } from './drawn'
import { handOver } from './hand-over'

/** What the page shows, for the press; it stands last, when everything has been read. */
export async function PageFactsMark(more: Pick<PageFacts, 'status' | 'mayBeFramed'>) {
  const facts: PageFacts = { ...(await getPageFacts()), ...more }
  return <DrawnFacts handed={handOver({ facts })} />
}
