import { useLocale, useTranslations } from 'next-intl'
import { markHits } from '@/lib/document/snippet'
import { toTerm } from '@/lib/document/search-query'
import { searchFold } from '@/lib/document/search-fold'
import { siteAddress } from '@/lib/editorial/addresses'
import type { MentionRow, TagView as Tag } from '@/lib/editorial/reader-views'
import { FigureTable } from './figure-table'
import { PageTitle, RuledHeading } from './headings'
import { Marked } from './marked'
import { PrintedFacts } from './printed-facts'
import { FactLine } from './story-card'
import { TagProfile } from './tag-profile'
import { TypeMark } from './type-mark'

function Mention({ mention }: { mention: MentionRow }) {
  const { article, sentence, quote, blockId } = mention
  return (
    <li className="space-y-1 border-b border-rule py-3">
      <a href={siteAddress.block(useLocale(), article.slug, blockId)} lang="zh-CN" className="group block">
        <q className="block font-kai text-base before:content-none after:content-none">
          <Marked parts={markHits(sentence, [toTerm(searchFold(quote))])} />
        </q>
        <span className="block font-serif text-sm font-bold group-hover:text-accent">{article.headline}</span>
      </a>
      <FactLine>
        <PrintedFacts {...article} />
      </FactLine>
    </li>
  )
}

function Mentions({ tag }: { tag: Tag }) {
  const words = useTranslations('site.tags')
  return (
    <section className="mt-10 max-w-3xl">
      <RuledHeading>{words('mentions')}</RuledHeading>
      <ul>
        {tag.mentions.map((mention) => (
          <Mention key={mention.id} mention={mention} />
        ))}
      </ul>
      {tag.mentions.length < tag.mentionCount && (
        <p className="mt-4 flex flex-wrap gap-x-4 text-sm">
          <span className="text-muted">
            {words('shown', { shown: tag.mentions.length, count: tag.mentionCount })}
          </span>
          <a
            href={siteAddress.search(useLocale(), tag.name)}
            className="underline underline-offset-4 hover:text-accent"
          >
            {words('all')}
          </a>
        </p>
      )}
    </section>
  )
}

export function TagView({ tag }: { tag: Tag }) {
  const words = useTranslations('site')
  const types = useTranslations('common.tagType')
  return (
    <>
      <PageTitle
        lang="zh-CN"
        title={
          <>
            {tag.name}
            {tag.disambiguation && <span className="text-xl text-muted">（{tag.disambiguation}）</span>}
          </>
        }
      >
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
          <span className="inline-flex items-center gap-1.5">
            <span aria-hidden>
              <TypeMark type={tag.type} />
            </span>
            {types(tag.type)}
          </span>
          <span>{words('tags.counts', { articles: tag.articleCount, figures: tag.figureCount })}</span>
        </p>
        {tag.description && (
          <p lang="zh-CN" className="font-serif text-base">
            {tag.description}
          </p>
        )}
        {tag.aliases.length > 0 && (
          <p className="text-sm" lang="zh-CN">
            {words('tags.also', { names: tag.aliases.join('、') })}
          </p>
        )}
        <TagProfile tag={tag} />
      </PageTitle>
      {tag.figures.length > 0 && (
        <section>
          <RuledHeading>{words('figure.about')}</RuledHeading>
          <FigureTable figures={tag.figures} count={tag.figureCount} hasIndicator />
        </section>
      )}
      {tag.mentions.length > 0 && <Mentions tag={tag} />}
    </>
  )
}
