import { useLocale, useTranslations } from 'next-intl'
import { siteAddress } from '@/lib/editorial/addresses'
import type { ArticleView as Article, TagName } from '@/lib/editorial/reader-views'
import { ArticleBlocks } from './article-blocks'
import { ArticleCorrections } from './article-corrections'
import { ArticleMargin } from './article-margin'
import { PlaceSlip } from './block-place'
import { FigureSlip } from './figure-slip'
import { PrintedFacts } from './printed-facts'
import { TagLink } from './tag-link'

type Bylines = Article['content']['bylines']

/** Names under one role stand together, as they are printed: 记者 甲 乙. */
function BylineList({ bylines, people }: { bylines: Bylines; people: Readonly<Record<string, TagName>> }) {
  return (
    <span lang="zh-CN">
      {bylines.map(({ name, role, personTagId }, index) => {
        const person = people[personTagId ?? '']
        const isSameRole = index > 0 && bylines[index - 1]?.role === role
        return (
          <span key={index}>
            {index > 0 && ' '}
            {role && !isSameRole && <span>{role} </span>}
            {person ? <TagLink tag={person}>{name}</TagLink> : name}
          </span>
        )
      })}
    </span>
  )
}

function Facts({ article }: { article: Article }) {
  const locale = useLocale()
  const { section, content } = article
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-1 border-y border-rule py-2 text-sm text-muted">
      <a
        href={siteAddress.section(locale, section.slug)}
        className="underline decoration-rule underline-offset-4 hover:text-accent"
      >
        {locale === 'en' ? section.nameEn : section.name}
      </a>
      {content.bylines.length > 0 && <BylineList bylines={content.bylines} people={article.people} />}
      {content.outlet && <span lang="zh-CN">{content.outlet}</span>}
      <PrintedFacts {...article} />
    </p>
  )
}

/** A story cut off by the page says so where the text breaks off. */
function FragmentNotes({ content, at }: { content: Article['content']; at: 'start' | 'end' }) {
  const words = useTranslations('site.article')
  const { continuesFrom, continuesTo, isFragment } = content
  const note =
    at === 'start'
      ? continuesFrom !== null
        ? words('continuesFrom', { place: continuesFrom })
        : isFragment && continuesTo === null && words('fragment')
      : continuesTo !== null && words('continuesTo', { place: continuesTo })
  if (!note) return null
  return <p className="my-4 border-l-[3px] border-ink py-1 pl-3 font-kai text-base">{note}</p>
}

export function ArticleView({ article }: { article: Article }) {
  const { content } = article
  const marks = {
    tags: article.mentions,
    figures: new Map(article.figures.map((figure) => [figure.id, figure])),
    prints: article.prints,
  }
  return (
    <div className="gap-14 lg:flex lg:justify-center">
      <article className="mx-auto max-w-[38rem] min-w-0 lg:mx-0 lg:w-[38rem]">
        <header className="mb-6 space-y-3">
          <div lang="zh-CN" className="space-y-3">
            {content.kicker && <p className="font-serif text-lg text-muted">{content.kicker}</p>}
            <h1 className="font-serif text-2xl font-bold sm:text-3xl">{content.headline}</h1>
            {content.deck && <p className="font-kai text-lg">{content.deck}</p>}
          </div>
          <Facts article={article} />
        </header>
        <ArticleCorrections corrections={article.corrections} />
        <FragmentNotes content={content} at="start" />
        <div lang="zh-CN" className="reading">
          {content.dateline && <p className="dateline">{content.dateline}</p>}
          <ArticleBlocks blocks={content.blocks} marks={marks} />
        </div>
        <FragmentNotes content={content} at="end" />
        {article.figures.map((figure) => (
          <FigureSlip key={figure.id} figure={figure} />
        ))}
        {Object.entries(article.prints).map(([blockId, print]) => (
          <PlaceSlip key={blockId} blockId={blockId} print={print} sources={article.sources} />
        ))}
      </article>
      <div className="mx-auto mt-12 max-w-[38rem] lg:mx-0 lg:mt-0 lg:w-72 lg:shrink-0">
        <ArticleMargin article={article} />
      </div>
    </div>
  )
}
