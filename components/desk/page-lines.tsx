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
      {lines.map((line, at) => (
        <PrintedLine
          key={line.number}
          line={line}
          index={line.articleId === null ? null : (indexOf.get(line.articleId) ?? null)}
          isFirst={!isSameRun(line, lines[at - 1])}
        />
      ))}
    </ol>
  )
}

function isSameRun(line: PageLine, before: PageLine | undefined): boolean {
  return (
    before !== undefined &&
    !before.isBlank &&
    before.articleId === line.articleId &&
    before.role === line.role &&
    before.discardReason === line.discardReason &&
    before.isUnowned === line.isUnowned
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
      className={`grid scroll-mt-24 grid-cols-[2.75rem_1.75rem_minmax(0,1fr)_auto] items-baseline gap-x-2 border-l-[3px] pr-2 target:outline-2 target:outline-accent ${look}`}
      style={index === null ? undefined : { backgroundColor: articleTint(index) }}
    >
      <span className="text-right font-sans text-xs text-muted tabular-nums select-none">{line.number}</span>
      <span
        className="text-center font-sans text-xs font-bold tabular-nums select-none"
        aria-hidden={!isFirst}
      >
        {index}
      </span>
      <span
        className={`whitespace-pre-wrap [overflow-wrap:anywhere] ${line.discardReason ? 'text-muted' : ''} ${isStrong ? 'font-bold' : ''}`}
      >
        {line.isBlank ? '\u00a0' : line.text}
      </span>
      {isFirst && !line.isBlank && <OwnerNote line={line} />}
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
