import { useLocale, useTranslations } from 'next-intl'
import { markHits, snippetOf } from '@/lib/document/snippet'
import { siteAddress } from '@/lib/editorial/addresses'
import type { SearchAnswer, SearchHit } from '@/lib/editorial/reader-views'
import { Marked } from './marked'
import { Message } from './message'
import { Older } from './older'
import { PrintedFacts } from './printed-facts'
import { SearchForm } from './search-form'
import { FactLine } from './story-card'
import { TagEntry } from './tags-view'
import { TypeMark } from './type-mark'

type Props = {
  query: string
  /** The query as folded terms; empty before anything is asked, and when it holds only marks. */
  terms: readonly string[]
  answer: SearchAnswer
}

function Hit({ hit, terms }: { hit: SearchHit; terms: readonly string[] }) {
  const locale = useLocale()
  return (
    <li className="space-y-1.5 border-b border-rule py-4">
      <div lang="zh-CN" className="space-y-1.5">
        {hit.kicker && (
          <p className="font-serif text-sm text-muted">
            <Marked parts={markHits(hit.kicker, terms)} />
          </p>
        )}
        <h2 className="font-serif text-lg leading-snug font-bold">
          <a href={siteAddress.article(locale, hit.slug)} className="hover:text-accent">
            <Marked parts={markHits(hit.headline, terms)} />
          </a>
        </h2>
        {hit.deck && (
          <p className="text-sm">
            <Marked parts={markHits(hit.deck, terms)} />
          </p>
        )}
        {hit.snippets.length === 0 && <p className="line-clamp-2 text-sm text-muted">{hit.excerpt}</p>}
        {hit.snippets.map(({ blockId, text }) => (
          <p key={blockId} className="font-kai text-base">
            <a href={siteAddress.block(locale, hit.slug, blockId)} className="hover:text-accent">
              <Marked parts={snippetOf(text, terms)} />
            </a>
          </p>
        ))}
      </div>
      <FactLine>
        <PrintedFacts {...hit} />
      </FactLine>
    </li>
  )
}

function Answer({ query, terms, answer }: Props) {
  const locale = useLocale()
  const words = useTranslations('site.search')
  const { rows, next, count, cap, tags } = answer
  if (rows.length === 0) {
    return <Message level="h2" title={words('none', { query })} what={words('noneHint')} />
  }
  return (
    <>
      <p className="mt-6 text-sm text-muted" role="status">
        {count > cap ? words('countMany', { cap }) : words('count', { count })}
      </p>
      {tags.length > 0 && (
        <section aria-label={words('tags')} className="mt-4 border-y border-rule py-3">
          <ul className="flex flex-wrap gap-x-6 gap-y-2">
            {tags.map((tag) => (
              <li key={tag.id} className="flex items-center gap-2">
                <TypeMark type={tag.type} />
                <TagEntry tag={tag} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <ol>
        {rows.map((hit) => (
          <Hit key={hit.id} hit={hit} terms={terms} />
        ))}
      </ol>
      {next && <Older href={siteAddress.search(locale, query, next)} />}
    </>
  )
}

export function SearchView(props: Props) {
  const words = useTranslations('site.search')
  return (
    <div className="max-w-3xl">
      <h1 className="mb-4 font-serif text-2xl font-bold">{words('title')}</h1>
      <SearchForm query={props.query} isLarge />
      <p className="mt-2 text-sm text-muted">{words('hint')}</p>
      {props.terms.length > 0 && <Answer {...props} />}
      {props.terms.length === 0 && props.query !== '' && (
        <Message
          level="h2"
          title={words('nothingAsked', { query: props.query })}
          what={words('nothingAskedHint')}
        />
      )}
    </div>
  )
}
