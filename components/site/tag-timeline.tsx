import { useLocale } from 'next-intl'
import { groupBy } from '@/lib/document/group-by'
import { searchFold } from '@/lib/document/search-fold'
import { toTerm } from '@/lib/document/search-query'
import { markHits } from '@/lib/document/snippet'
import { siteAddress } from '@/lib/editorial/addresses'
import type { MentionRow, TagView } from '@/lib/editorial/reader-views'
import { RuledHeading } from './headings'
import { Marked } from './marked'
import { Older } from './older'
import { PrintedFacts } from './printed-facts'
import { FactLine } from './story-card'
import { useWords } from './use-words'

/** An article with the sentences that name the tag. */
function Entry({ mentions: [first, ...rest] }: { mentions: readonly MentionRow[] }) {
  const locale = useLocale()
  if (!first) return null
  const { article } = first
  return (
    <li className="space-y-1.5 border-b border-rule py-3">
      <h4 lang="zh-CN" className="font-serif text-base leading-snug font-bold">
        <a href={siteAddress.article(locale, article.slug)} className="hover:text-accent">
          {article.headline}
        </a>
      </h4>
      {[first, ...rest].map(({ id, blockId, sentence, quote }) => (
        <p key={id} lang="zh-CN" className="font-kai text-base leading-relaxed">
          <a href={siteAddress.block(locale, article.slug, blockId)} className="hover:text-accent">
            <Marked parts={markHits(sentence, [toTerm(searchFold(quote))])} />
          </a>
        </p>
      ))}
      <FactLine>
        <PrintedFacts {...article} />
      </FactLine>
    </li>
  )
}

/** Sentences that name the tag by the month they were printed in, along a line. */
export function TagTimeline({ tag }: { tag: TagView }) {
  const locale = useLocale()
  const words = useWords('site.tags')
  const { rows, next } = tag.mentions
  if (rows.length === 0) return null
  const months = [...groupBy(rows, ({ day }) => day.slice(0, 7))]
  return (
    <section className="mt-12 max-w-3xl">
      <RuledHeading id="mentions">{words('mentions')}</RuledHeading>
      <ol className="timeline">
        {months.map(([month, mentions]) => (
          <li key={month}>
            <h3 className="text-sm font-bold tabular-nums">
              <a href={siteAddress.archive(locale, month)} className="inline-block py-1 hover:text-accent">
                <time dateTime={month}>{month}</time>
              </a>
            </h3>
            <ol>
              {[...groupBy(mentions, ({ article }) => article.id)].map(([id, own]) => (
                <Entry key={id} mentions={own} />
              ))}
            </ol>
          </li>
        ))}
      </ol>
      {next && <Older href={siteAddress.tag(locale, tag.slug, next)} />}
    </section>
  )
}
