import { MissingView } from '@/components/site/missing-view'
import { siteAddress } from '@/lib/editorial/addresses'
import { SitePage } from './site-page'

/** What scripts put in the place of `Missing`: the same page. */
export default function SiteNotFound() {
  return (
    <SitePage addressOf={siteAddress.home}>
      <MissingView />
    </SitePage>
  )
}
