import { useTranslations } from 'next-intl'
import { Tabs } from '@/components/ui/tabs'
import { deskAddress } from '@/lib/editorial/addresses'

type Tab = 'list' | 'candidates' | 'table'

/** The views of the vocabulary; the last two are an admin's. */
export function TagTabs({ current }: { current: Tab }) {
  const words = useTranslations('vocabulary.tabs')
  const tab = (name: Tab, href: string) => ({ href, label: words(name), isCurrent: name === current })
  return (
    <div className="mb-4">
      <Tabs
        label={words('label')}
        tabs={[
          tab('list', deskAddress.tags),
          tab('candidates', deskAddress.tagCandidates),
          tab('table', deskAddress.tagTable),
        ]}
      />
    </div>
  )
}
