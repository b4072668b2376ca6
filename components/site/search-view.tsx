import { useLocale } from 'next-intl'
import { termsOf } from '@/lib/document/search-query'
import { siteAddress } from '@/lib/editorial/addresses'
import type { SearchAnswer, TagHint } from '@/lib/editorial/search-views'
import { TAG_HINT_CAP, type SearchParams } from '@/lib/editorial/search'
import { Message } from './message'
import { Older } from './older'
import { Chosen, Facets, useChanged } from './search-facets'
import { SearchForm } from './search-form'
import { SearchHit } from './search-hit'
import { TagLink } from './tag-link'
import { TypeMark } from './type-mark'
import { useWords } from './use-words'

type Props = { asked: SearchParams; answer: SearchAnswer }

function FittingTags({ tags }: { tags: readonly TagHint[] }) {
  const words = useWords('site')
  if (tags.length === 0) return null
  return (
    <section aria-label={words('search.tags')} className="mt-4 border-y border-rule py-3">
      <ul className="flex flex-wrap gap-x-6 gap-y-2 max-sm:flex-col">
        {tags.map((tag) => (
          <li key={tag.id} className="flex flex-wrap items-baseline gap-x-2">
            <TypeMark type={tag.type} />
            <span lang="zh-CN" className="font-serif">
              <TagLink tag={tag} />
              {tag.disambiguation && <span className="text-sm text-muted">（{tag.disambiguation}）</span>}
            </span>
            {tag.matched !== tag.name && (
              <span className="text-xs text-muted">{words('search.alias', { name: tag.matched })}</span>
            )}
            <span className="text-xs whitespace-nowrap text-muted tabular-nums">
              {words(tag.articles < TAG_HINT_CAP ? 'tags.count' : 'tags.countMany', {
                articles: tag.articles,
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Orders({ asked }: { asked: SearchParams }) {
  const words = useWords('site.search')
  const changed = useChanged(asked)
  return (
    <ul aria-label={words('order')} className="flex gap-4 text-sm">
      {(['relevance', 'date'] as const).map((sort) => (
        <li key={sort}>
          <a
            href={changed({ sort })}
            aria-current={asked.sort === sort ? 'true' : undefined}
            className="inline-block py-1 hover:text-accent aria-[current]:font-bold aria-[current]:text-accent"
          >
            {words(`by.${sort}`)}
          </a>
        </li>
      ))}
    </ul>
  )
}

function Nothing({ asked, answer }: Props) {
  const words = useWords('site.search')
  const changed = useChanged(asked)
  return (
    <Message level="h2" title={words('none', { query: asked.q })} what={words('noneHint')}>
      {answer.meant.length > 0 && (
        <p className="flex flex-wrap gap-x-4 text-base">
          {words('meant')}
          {answer.meant.map((query) => (
            <a
              key={query}
              lang="zh-CN"
              href={changed({ q: query })}
              className="text-accent underline underline-offset-4"
            >
              {query}
            </a>
          ))}
        </p>
      )}
    </Message>
  )
}

function Answer({ asked, answer }: Props) {
  const locale = useLocale()
  const words = useWords('site.search')
  const { rows, next, count, cap, tags, counted } = answer
  const terms = termsOf(asked.q)
  const { q, sort, ...narrowing } = asked
  const more = { ...narrowing, ...(sort !== 'relevance' && { sort }), ...(next && { after: next }) }
  return (
    <>
      <Chosen asked={asked} chosen={answer.chosen} />
      {rows.length === 0 && <Nothing asked={asked} answer={answer} />}
      {rows.length > 0 && (
        <div className="lg:grid lg:grid-cols-[minmax(0,1fr)_14rem] lg:gap-12">
          <div className="max-w-3xl">
            <div className="mt-6 flex flex-wrap items-baseline justify-between gap-x-6">
              <p className="text-sm text-muted" role="status">
                {count > cap ? words('countMany', { cap }) : words('count', { count })}
              </p>
              <Orders asked={asked} />
            </div>
            <FittingTags tags={tags} />
            <ol>
              {rows.map((hit) => (
                <SearchHit key={hit.id} hit={hit} terms={terms} />
              ))}
            </ol>
            {next && <Older href={siteAddress.search(locale, q, more)} />}
          </div>
          {counted > 0 && (
            <div className="mt-6">
              <Facets asked={asked} answer={answer} />
            </div>
          )}
        </div>
      )}
    </>
  )
}

export function SearchView({ asked, answer }: Props) {
  const words = useWords('site.search')
  const isAsked = termsOf(asked.q).length > 0
  return (
    <div>
      <h1 className="mb-4 font-serif text-2xl font-bold">{words('title')}</h1>
      <SearchForm asked={asked} isLarge />
      <p className="mt-2 max-w-3xl text-sm text-muted">{words('hint')}</p>
      {isAsked && <Answer asked={asked} answer={answer} />}
      {!isAsked && asked.q !== '' && (
        <Message
          level="h2"
          title={words('nothingAsked', { query: asked.q })}
          what={words('nothingAskedHint')}
        />
      )}
    </div>
  )
}
