import { useLocale } from 'next-intl'
import { siteAddress } from '@/lib/editorial/addresses'
import type { ArticleCard, AuthorFacts, Screen } from '@/lib/editorial/reader-views'
import { PageTitle } from './headings'
import { Older } from './older'
import { StoryColumns } from './section-view'
import { TagLink } from './tag-link'
import { useWords } from './use-words'

type Props = Screen<ArticleCard> & { author: AuthorFacts }

/** What stands under a name, whoever bears it: a byline is a name, a tag is a person. */
export function AuthorView({ author, rows, next }: Props) {
  const locale = useLocale()
  const words = useWords('site.author')
  const { name, articles, roles, newspapers, people } = author
  const pause = locale === 'en' ? ', ' : '、'
  return (
    <>
      <PageTitle title={name} lang="zh-CN">
        <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
          {roles.length > 0 && <span lang="zh-CN">{roles.join(pause)}</span>}
          {newspapers.length > 0 && (
            <span lang="zh-CN">{newspapers.map((paper) => `《${paper}》`).join('')}</span>
          )}
          <span>{words('articles', { count: articles })}</span>
        </p>
        {people.length > 0 && (
          <p className="flex flex-wrap gap-x-3 text-sm">
            <span className="text-muted">{words('person')}</span>
            {people.map((tag) => (
              <span key={tag.id} lang="zh-CN">
                <TagLink tag={tag} />
              </span>
            ))}
          </p>
        )}
      </PageTitle>
      <StoryColumns cards={rows} />
      {next && <Older href={siteAddress.author(locale, name, next)} />}
    </>
  )
}
