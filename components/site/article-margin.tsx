import { useLocale } from 'next-intl'
import type { ReactNode } from 'react'
import { sayPageLabel } from '@/components/ui/page-label'
import { siteAddress } from '@/lib/editorial/addresses'
import { countLines } from '@/lib/editorial/line-ranges'
import type { ArticleView, Figure, LinkedArticle, SourceRef, TagName } from '@/lib/editorial/reader-views'
import { TAG_TYPES } from '@/lib/pipeline/model'
import { dayOf } from './day-of'
import { hasPeriod, IndicatorName, Period, PrintedLineLink } from './figure-facts'
import { PrintedFacts } from './printed-facts'
import { TagLink } from './tag-link'
import { TypeMark } from './type-mark'
import { useLineRanges } from './use-line-ranges'
import { useWords } from './use-words'

const SHOWN = 8

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-t border-ink pt-2">
      <h2 className="mb-2 font-serif text-base font-bold">{title}</h2>
      {children}
    </section>
  )
}

/** What tells a figure from its neighbours, on one line: whom it is about, its kind unless plain, and its time. */
function MarginFacts({ figure }: { figure: Figure }) {
  const kinds = useWords('common.metricKind')
  const subject = figure.subjectTag?.name ?? figure.subject
  return (
    <ul className="flex flex-wrap gap-x-3">
      {subject !== null && <li lang="zh-CN">{subject}</li>}
      {figure.kind !== 'level' && <li>{kinds(figure.kind)}</li>}
      {hasPeriod(figure) && (
        <li>
          <Period figure={figure} />
        </li>
      )}
    </ul>
  )
}

function FigureList({ slug, figures }: { slug: string; figures: readonly Figure[] }) {
  const locale = useLocale()
  return (
    <ul className="divide-y divide-rule">
      {figures.map((figure) => (
        <li key={figure.id} className="py-1.5">
          <div className="flex flex-wrap items-baseline justify-between gap-x-3">
            <IndicatorName figure={figure} />
            <a
              lang="zh-CN"
              href={siteAddress.block(locale, slug, figure.blockId)}
              className="font-bold tabular-nums hover:text-accent"
            >
              {figure.text}
            </a>
          </div>
          <div className="flex flex-wrap justify-between gap-x-3 text-xs text-muted">
            <MarginFacts figure={figure} />
            <PrintedLineLink line={figure.line} />
          </div>
        </li>
      ))}
    </ul>
  )
}

function Figures({ slug, figures }: { slug: string; figures: readonly Figure[] }) {
  const words = useWords('site.article')
  const rest = figures.slice(SHOWN)
  return (
    <Part title={words('figures')}>
      <FigureList slug={slug} figures={figures.slice(0, SHOWN)} />
      {rest.length > 0 && (
        <details className="border-t border-rule">
          <summary className="cursor-pointer py-1.5 hover:text-accent">
            {words('moreFigures', { count: rest.length })}
          </summary>
          <FigureList slug={slug} figures={rest} />
        </details>
      )}
    </Part>
  )
}

function Entities({ tags }: { tags: readonly TagName[] }) {
  const words = useWords('site.article')
  return (
    <Part title={words('entities')}>
      <ul className="space-y-2">
        {TAG_TYPES.map((type) => {
          const ofType = tags.filter((tag) => tag.type === type)
          if (ofType.length === 0) return null
          return (
            <li key={type} className="flex gap-2">
              <TypeMark type={type} />
              <span lang="zh-CN" className="flex flex-wrap gap-x-3 gap-y-1">
                {ofType.map((tag) => (
                  <TagLink key={tag.id} tag={tag} />
                ))}
              </span>
            </li>
          )
        })}
      </ul>
    </Part>
  )
}

function Source({ source }: { source: SourceRef }) {
  const locale = useLocale()
  const words = useWords('site')
  const common = useWords('common')
  const rangesText = useLineRanges()
  const { id, pageLabel, firstLine, lastLine, leftOut } = source
  return (
    <li className="flex flex-wrap items-baseline gap-x-3">
      <PrintedFacts {...source} />
      {pageLabel && <span>{sayPageLabel(pageLabel, common)}</span>}
      {firstLine !== null && lastLine !== null && (
        <a
          href={siteAddress.line(locale, id, firstLine)}
          className="underline decoration-rule underline-offset-4 hover:text-accent"
        >
          {firstLine === lastLine
            ? words('printed.line', { number: firstLine })
            : words('printed.lines', { first: firstLine, last: lastLine })}
        </a>
      )}
      {leftOut.length > 0 && (
        <a
          href={siteAddress.lines(locale, id, leftOut)}
          rel="nofollow"
          className="underline decoration-rule underline-offset-4 hover:text-accent"
        >
          {words('print.leftOut', { lines: rangesText(leftOut), count: countLines(leftOut) })}
        </a>
      )}
    </li>
  )
}

/** Where a text taken from elsewhere came from. */
function Reprint({ content }: Pick<ArticleView, 'content'>) {
  const words = useWords('site.article')
  const { reprintSource, reprintAuthor, reprintTitle } = content
  if (!reprintSource) return null
  return (
    <>
      <li>{words('reprintSource', { name: reprintSource })}</li>
      {reprintAuthor && <li>{words('reprintAuthor', { name: reprintAuthor })}</li>}
      {reprintTitle && <li>{words('reprintTitle', { title: reprintTitle })}</li>}
    </>
  )
}

/** 亦载于: other printings of the text. */
function AlsoPrinted({ linked }: { linked: readonly LinkedArticle[] }) {
  const locale = useLocale()
  const words = useWords('site.article')
  return linked.map((other) => (
    <li key={other.id} className="flex flex-wrap gap-x-3">
      <span>{words('also')}</span>
      <a
        lang="zh-CN"
        href={siteAddress.article(locale, other.slug)}
        className="underline decoration-rule underline-offset-4 hover:text-accent"
      >
        {other.headline}
      </a>
      <PrintedFacts {...other} />
    </li>
  ))
}

/** Beside the text: its figures, whom it names, and where it was printed. */
export function ArticleMargin({ article }: { article: ArticleView }) {
  const words = useWords('site.article')
  const named = [...Object.values(article.mentions), ...Object.values(article.people)]
  const tags = [...new Map(named.map((tag) => [tag.id, tag])).values()]
  const { printedSection, outlet, sourceCredit, responsibleEditor } = article.content
  return (
    <aside aria-label={words('margin')} className="space-y-8 text-sm [&_a]:inline-block [&_a]:py-1">
      {article.figures.length > 0 && <Figures slug={article.slug} figures={article.figures} />}
      {tags.length > 0 && <Entities tags={tags} />}
      <Part title={words('source')}>
        <ul className="space-y-1">
          {article.sources.length === 0 && (
            <li className="flex flex-wrap items-baseline gap-x-3">
              <PrintedFacts {...article} />
            </li>
          )}
          {article.sources.map((source) => (
            <Source key={source.id} source={source} />
          ))}
          {printedSection && <li lang="zh-CN">{words('printedSection', { name: printedSection })}</li>}
          {outlet && <li lang="zh-CN">{words('outlet', { name: outlet })}</li>}
          {sourceCredit && <li lang="zh-CN">{sourceCredit}</li>}
          <Reprint content={article.content} />
          {responsibleEditor && <li>{words('responsibleEditor', { name: responsibleEditor })}</li>}
          <AlsoPrinted linked={article.linked} />
          <li className="text-muted tabular-nums">
            {words('published', { date: dayOf(article.publishedAt) })}
            {article.updatedAt !== article.publishedAt && (
              <> · {words('updated', { date: dayOf(article.updatedAt) })}</>
            )}
          </li>
        </ul>
      </Part>
    </aside>
  )
}
