import { useLocale } from 'next-intl'
import { articleCitation } from '@/lib/document/citation'
import { readingMinutes, subheadsOf } from '@/lib/document/reading'
import { siteAddress } from '@/lib/editorial/addresses'
import type { ArticleView as Article } from '@/lib/editorial/reader-views'
import { ArticleBlocks, FigureBlock } from './article-blocks'
import { ArticleCorrections } from './article-corrections'
import { ArticleMargin } from './article-margin'
import { Citation } from './citation'
import { dayOf } from './day-of'
import { PlaceSlip } from './block-place'
import { FigureSlip } from './figure-slip'
import { StoryDates } from './printed-facts'
import { RuledHeading } from './headings'
import { ShareRow } from './share-row'
import { StoryLine } from './story-card'
import { useWords } from './use-words'

type Bylines = Article['content']['bylines']

/** Names under one role stand together, as they are printed: 记者 甲 乙. Each leads to all that stands under it. */
function BylineList({ bylines }: { bylines: Bylines }) {
  const locale = useLocale()
  return (
    <span lang="zh-CN">
      {bylines.map(({ name, role }, index) => {
        const isSameRole = index > 0 && bylines[index - 1]?.role === role
        return (
          <span key={index}>
            {index > 0 && ' '}
            {role && !isSameRole && <span>{role} </span>}
            <a
              rel="author"
              href={siteAddress.author(locale, name)}
              className="underline decoration-rule underline-offset-4 hover:text-accent"
            >
              {name}
            </a>
          </span>
        )
      })}
    </span>
  )
}

function Facts({ article }: { article: Article }) {
  const locale = useLocale()
  const words = useWords('site.article')
  const { section, content } = article
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-1 border-y border-rule py-2 text-sm text-muted">
      <a
        href={siteAddress.section(locale, section.slug)}
        className="underline decoration-rule underline-offset-4 hover:text-accent"
      >
        {locale === 'en' ? section.nameEn : section.name}
      </a>
      {content.bylines.length > 0 && <BylineList bylines={content.bylines} />}
      {content.outlet && <span lang="zh-CN">{content.outlet}</span>}
      <StoryDates {...article} />
      <span>{words('reading', { minutes: readingMinutes(content.blocks) })}</span>
    </p>
  )
}

/** The subheads of a long text as ways into it. */
function Subheads({ content }: Pick<Article, 'content'>) {
  const words = useWords('site.article')
  const subheads = subheadsOf(content.blocks)
  if (subheads.length === 0) return null
  return (
    <nav aria-label={words('subheads')} className="mb-6 border-b border-rule pb-3 text-sm print:hidden">
      <ol lang="zh-CN" className="grid gap-x-8 sm:grid-cols-2">
        {subheads.map(({ id, text }) => (
          <li key={id}>
            <a href={`#b-${id}`} className="block py-1 font-serif hover:text-accent">
              {text}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

type FootProps = { article: Article; siteName: string; siteUrl: string }

/** Under the text: how to pass it on and cite it, and what else tells of the same. */
function Foot({ article, siteName, siteUrl }: FootProps) {
  const locale = useLocale()
  const words = useWords('site.article')
  const { content, related, newspaper, printedOn, printedOnIsGuess } = article
  const address = `${siteUrl}${siteAddress.article(locale, article.slug)}`
  const citation = articleCitation({
    headline: content.headline,
    bylines: content.bylines,
    newspaper,
    printedOn: printedOnIsGuess ? null : printedOn,
    pageLabel: article.sources[0]?.pageLabel ?? null,
    publishedOn: dayOf(article.publishedAt),
    siteName,
    address,
  })
  return (
    <footer className="mt-12 space-y-6">
      <section className="space-y-4 border-t border-rule pt-4">
        <h2 className="sr-only">{words('use')}</h2>
        <ShareRow title={content.headline} address={address} />
        <Citation parts={citation} />
      </section>
      {related.length > 0 && (
        <section className="pt-4 print:hidden">
          <RuledHeading>{words('related')}</RuledHeading>
          <ul className="divide-y divide-rule">
            {related.map((card) => (
              <li key={card.id}>
                <StoryLine card={card} level="h3" />
              </li>
            ))}
          </ul>
        </section>
      )}
    </footer>
  )
}

/** A story cut off by the page says so where the text breaks off. */
function FragmentNotes({ content, at }: { content: Article['content']; at: 'start' | 'end' }) {
  const words = useWords('site.article')
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

export function ArticleView({ article, siteName, siteUrl }: FootProps) {
  const { content } = article
  const lead = content.blocks.find((block) => block.kind === 'figure' && block.isLead)
  const marks = {
    tags: article.mentions,
    figures: new Map(article.figures.map((figure) => [figure.id, figure])),
    prints: article.prints,
    pictures: article.pictures,
  }
  return (
    <div className="gap-14 lg:flex lg:justify-center">
      <article className="mx-auto max-w-[38rem] min-w-0 lg:mx-0 lg:w-[38rem]">
        <header className="mb-6 space-y-3">
          <div lang="zh-CN" className="space-y-3">
            {content.kicker && <p className="font-serif text-lg text-muted">{content.kicker}</p>}
            <h1 className="font-serif text-2xl font-bold text-balance sm:text-3xl">{content.headline}</h1>
            {content.deck && <p className="font-kai text-lg">{content.deck}</p>}
          </div>
          <Facts article={article} />
        </header>
        <ArticleCorrections corrections={article.corrections} />
        <Subheads content={content} />
        <FragmentNotes content={content} at="start" />
        <div lang="zh-CN" className="reading">
          {lead?.kind === 'figure' && <FigureBlock block={lead} marks={marks} />}
          {content.dateline && <p className="dateline">{content.dateline}</p>}
          <ArticleBlocks blocks={content.blocks.filter((block) => block !== lead)} marks={marks} />
        </div>
        <FragmentNotes content={content} at="end" />
        <Foot {...{ article, siteName, siteUrl }} />
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
