import { useTranslations } from 'next-intl'
import type { PageArticle, PageLine } from '@/lib/editorial/page-view'
import { articleTint } from './article-number'

type Props = {
  lines: readonly PageLine[]
  articles: readonly PageArticle[]
}

/** The printed lines of a page by their numbers, tinted and numbered by the article that owns them. */
export function PageLines({ lines, articles }: Props) {
  const indexOf = new Map(articles.map(({ id, index }) => [id, index]))
  return (
    <ol className="font-serif text-base leading-[1.7]" lang="zh-CN">
      {withNeighbours(lines).map(({ line, before, after }) => {
        const owner =
          line.isBlank && before?.articleId === after?.articleId ? before?.articleId : line.articleId
        const index = (owner && indexOf.get(owner)) || null
        return line.isBlank ? (
          <BlankLine key={line.number} number={line.number} index={index} />
        ) : (
          <PrintedLine
            key={line.number}
            line={line}
            index={index}
            isFirst={before === null || !isSameRun(line, before)}
          />
        )
      })}
    </ol>
  )
}

type Placed = { line: PageLine; before: PageLine | null; after: PageLine | null }

/** Each line with the printed lines next to it, blank ones passed over. */
function withNeighbours(lines: readonly PageLine[]): Placed[] {
  let last: PageLine | null = null
  const placed = lines.map((line): Placed => {
    const before = last
    if (!line.isBlank) last = line
    return { line, before, after: null }
  })
  let next: PageLine | null = null
  for (const entry of placed.toReversed()) {
    entry.after = next
    if (!entry.line.isBlank) next = entry.line
  }
  return placed
}

const isSameRun = (line: PageLine, before: PageLine): boolean =>
  before.articleId === line.articleId &&
  before.role === line.role &&
  before.discardReason === line.discardReason &&
  before.isUnowned === line.isUnowned

const tintOf = (index: number | null) =>
  index === null ? {} : { style: { backgroundColor: articleTint(index) } }

/** A gap of the print; inside an article it wears the article's tint. */
function BlankLine({ number, index }: { number: number; index: number | null }) {
  return (
    <li
      id={`l-${number}`}
      value={number}
      className="h-2.5 border-l-[3px] border-transparent"
      {...tintOf(index)}
    />
  )
}

type LineProps = { line: PageLine; index: number | null; isFirst: boolean }

function PrintedLine({ line, index, isFirst }: LineProps) {
  const isStrong = line.role === 'headline'
  const look = line.isUnowned ? 'border-danger' : 'border-transparent'
  return (
    <li
      id={`l-${line.number}`}
      value={line.number}
      className={`grid scroll-mt-24 grid-cols-[2.25rem_1.5rem_minmax(0,1fr)_auto] items-baseline gap-x-2 border-l-[3px] pr-2 target:outline-2 target:outline-accent ${look}`}
      {...tintOf(index)}
    >
      <span className="text-right font-sans text-xs text-muted tabular-nums select-none">{line.number}</span>
      <span
        className="text-center font-sans text-xs font-bold tabular-nums select-none"
        aria-hidden={!isFirst}
      >
        {index}
      </span>
      <span
        className={`[overflow-wrap:anywhere] whitespace-pre-wrap ${line.discardReason ? 'text-muted' : ''} ${isStrong ? 'font-bold' : ''}`}
      >
        {line.text}
      </span>
      {isFirst && <OwnerNote line={line} />}
    </li>
  )
}

/** What the run that starts here is, and what decided so. */
function OwnerNote({ line: { role, discardReason, isUnowned, rule, score } }: { line: PageLine }) {
  const words = useTranslations('desk')
  const why = rule && `${rule} · ${words('page.score', { score: score.toFixed(2) })}`
  return (
    <span className="font-sans text-xs whitespace-nowrap text-muted" title={why || undefined}>
      {isUnowned && <span className="font-bold text-danger">{words('page.unowned')} </span>}
      {role && words(`role.${role}`)}
      {discardReason && words(`discard.${discardReason}`)}
    </span>
  )
}
