import { useLocale, useTranslations } from 'next-intl'
import { siteAddress } from '@/lib/editorial/addresses'
import type { ArticleCard, Screen, SectionName } from '@/lib/editorial/reader-views'
import { PageTitle } from './headings'
import { Message } from './message'
import { Older } from './older'
import { Story } from './story-card'

export function SectionView({ section, rows, next }: Screen<ArticleCard> & { section: SectionName }) {
  const locale = useLocale()
  const words = useTranslations('site.section')
  const name = locale === 'en' ? section.nameEn : section.name
  return (
    <>
      <PageTitle title={name} />
      {rows.length === 0 && (
        <Message level="h2" title={words('empty')}>
          <a
            href={siteAddress.section(locale, section.slug)}
            className="underline underline-offset-4 hover:text-accent"
          >
            {words('newest')}
          </a>
        </Message>
      )}
      <div className="grid gap-x-10 border-t border-rule sm:grid-cols-2 lg:grid-cols-3">
        {rows.map((card) => (
          <div key={card.id} className="border-b border-rule">
            <Story card={card} level="h2" />
          </div>
        ))}
      </div>
      {next && <Older href={siteAddress.section(locale, section.slug, next)} />}
    </>
  )
}
