import { useTranslations } from 'next-intl'
import { Tabs } from '@/components/ui/tabs'
import { deskAddress } from '@/lib/editorial/addresses'

type Tab = 'list' | 'candidates' | 'table' | 'misses'

/** The views of the vocabulary; candidates and table are an admin's. */
export function TagTabs({ current, isAdmin = true }: { current: Tab; isAdmin?: boolean }) {
  const words = useTranslations('vocabulary.tabs')
  const tab = (name: Tab, href: string) => ({ href, label: words(name), isCurrent: name === current })
  return (
    <div className="mb-4">
      <Tabs
        label={words('label')}
        tabs={[
          tab('list', deskAddress.tags),
          ...(isAdmin
            ? [tab('candidates', deskAddress.tagCandidates), tab('table', deskAddress.tagTable)]
            : []),
          tab('misses', deskAddress.searchMisses),
        ]}
      />
    </div>
  )
}
