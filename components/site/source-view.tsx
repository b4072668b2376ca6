import { useLocale } from 'next-intl'
import { sayPageLabel } from '@/components/ui/page-label'
import { siteAddress } from '@/lib/editorial/addresses'
import type { LineRange } from '@/lib/editorial/line-ranges'
import type { PrintedLine, PrintedPart, SourceView as Source } from '@/lib/editorial/reader-views'
import { PageTitle } from './headings'
import { PrintedFacts } from './printed-facts'
import { useLineRanges } from './use-line-ranges'
import { useWords } from './use-words'

function Part({ part }: { part: PrintedPart }) {
  const locale = useLocale()
  const words = useWords('site.source')
  if ('bar' in part) {
    return (
      <span className="withheld" style={{ width: `${part.bar}em` }}>
        <span className="sr-only">{words('withheld')}</span>
      </span>
    )
  }
  if (part.slug === null) return <span className="text-muted">{part.text}</span>
  return (
    <a href={siteAddress.article(locale, part.slug)} className="hover:text-accent">
      {part.text}
    </a>
  )
}

function Line({ line, isMarked }: { line: PrintedLine; isMarked: boolean }) {
  const Words = isMarked ? 'mark' : 'span'
  return (
    <li id={`l-${line.number}`} value={line.number} className={`flex gap-4 ${isMarked ? 'is-marked' : ''}`}>
      <a
        href={`#l-${line.number}`}
        aria-hidden="true"
        tabIndex={-1}
        className="w-10 shrink-0 text-right font-sans text-xs leading-[1.7rem] text-muted tabular-nums"
      >
        {line.number}
      </a>
      <Words lang="zh-CN" className="min-w-0">
        {line.parts.map((part, index) => (
          <Part key={index} part={part} />
        ))}
      </Words>
    </li>
  )
}

/** A printed page as far as readers may see it; `marked` are the lines that were asked for. */
export function SourceView({ source, marked }: { source: Source; marked: readonly LineRange[] }) {
  const locale = useLocale()
  const words = useWords('site.source')
  const rangesText = useLineRanges()
  const isMarked = (number: number) => marked.some(({ first, last }) => first <= number && number <= last)
  const common = useWords('common')
  const label = source.pageLabel && sayPageLabel(source.pageLabel, common)
  const paper = [source.newspaper, label].filter((part) => part !== null).join(' ')
  return (
    <>
      <PageTitle title={paper === '' ? words('title') : <span lang="zh-CN">{paper}</span>}>
        <p className="flex flex-wrap gap-x-3 text-sm text-muted">
          <PrintedFacts {...source} newspaper={null} />
        </p>
        <p className="text-base">{words('intro')}</p>
        {marked[0] && (
          <p className="text-base">
            <a href={`#l-${marked[0].first}`} className="underline underline-offset-4 hover:text-accent">
              {words('marked', { lines: rangesText(marked) })}
            </a>
          </p>
        )}
      </PageTitle>
      <div className="gap-14 lg:flex">
        <ol className="printed min-w-0 flex-1 font-kai text-base leading-[1.7rem]">
          {source.lines.map((line) => (
            <Line key={line.number} line={line} isMarked={isMarked(line.number)} />
          ))}
        </ol>
        <nav
          aria-labelledby="on-this-page"
          className="mt-10 self-start border-t border-ink pt-2 text-sm lg:sticky lg:top-6 lg:mt-0 lg:w-72"
        >
          <h2 id="on-this-page" className="mb-2 font-serif text-base font-bold">
            {words('articles')}
          </h2>
          <ul className="divide-y divide-rule">
            {source.articles.map(({ id, slug, headline, firstLine }) => (
              <li key={id} className="flex gap-3 py-1.5">
                <a
                  href={`#l-${firstLine}`}
                  className="w-8 shrink-0 text-right text-muted tabular-nums hover:text-accent"
                >
                  {firstLine}
                </a>
                <a
                  lang="zh-CN"
                  href={siteAddress.article(locale, slug)}
                  className="font-serif hover:text-accent"
                >
                  {headline}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </>
  )
}
