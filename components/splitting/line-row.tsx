'use client'

import { useTranslations } from 'next-intl'
import { memo, type CSSProperties } from 'react'
import { articleTint } from '../desk/article-number'
import { isUnsure, type DeskRow } from './desk-rows'

type Props = {
  row: DeskRow
  isSelected: boolean
  /** The one row that Tab reaches. */
  isCurrent: boolean
  /** Where the line is about to be cut, counted in its text. */
  cutAt: number | null
  /** The article before and after is the same one: its tint fills the gap. */
  isGapTinted: boolean
  isDraggable: boolean
}

const indexOf = ({ owner }: DeskRow) => (owner.kind === 'article' ? owner.index : null)

/**
 * One printed line, or the part of it that one owner has. The gutter says the line, the article by number and tint, and
 * the role where a piece begins. Drawn again only when something of it changes.
 */
export const LineRow = memo(function LineRow(props: Props) {
  const { row, isSelected, isCurrent, cutAt, isGapTinted, isDraggable } = props
  const index = indexOf(row)
  const tint = index === null ? undefined : articleTint(index)
  const style: Record<`--${string}`, string> = {
    ...(tint && { '--tint': tint }),
    ...(tint && isGapTinted && { '--gap': tint }),
  }
  const { owner } = row
  const isHeadline = owner.kind === 'article' && owner.role === 'headline'
  return (
    <div
      role="option"
      id={row.part === 0 ? `l-${row.number}` : `l-${row.number}-${row.part}`}
      data-row={row.start}
      aria-selected={isSelected}
      tabIndex={isCurrent ? 0 : -1}
      draggable={isDraggable}
      className={`desk-line ${row.hasGapBefore ? 'has-gap' : ''} ${row.isArticleStart ? 'is-start' : ''}`}
      style={style as CSSProperties}
    >
      <span className="desk-number">{row.part === 0 ? row.number : '└'}</span>
      <span className="desk-article" aria-hidden>
        {index}
      </span>
      <OwnerMark row={row} />
      <span
        lang="zh-CN"
        data-text
        className={`desk-text ${owner.kind === 'discard' ? 'text-muted' : ''} ${isHeadline ? 'font-bold' : ''}`}
      >
        {cutAt === null ? (
          row.text
        ) : (
          <>
            {row.text.slice(0, cutAt)}
            <span className="desk-cut" aria-hidden />
            {row.text.slice(cutAt)}
          </>
        )}
      </span>
    </div>
  )
})

/** What the row is, in the gutter: the role where a piece begins, a stroke where it goes on. */
function OwnerMark({ row }: { row: DeskRow }) {
  const words = useTranslations('desk')
  const splitting = useTranslations('splitting')
  const { owner, isFirst } = row
  const name =
    owner.kind === 'article'
      ? words(`role.${owner.role}`)
      : owner.kind === 'discard'
        ? words(`discard.${owner.reason}`)
        : words('page.unowned')
  const goesOn = owner.kind === 'article' && owner.joins
  return (
    <span className={`desk-role ${owner.kind === 'nobody' ? 'font-bold text-danger' : ''}`}>
      {owner.kind === 'article' && (
        <span className="sr-only">{words('page.articleNumber', { index: owner.index })}</span>
      )}
      {isFirst ? (
        <span>{name}</span>
      ) : (
        <>
          <span className="sr-only">{name}</span>
          <span aria-hidden className="desk-stroke" />
        </>
      )}
      {isFirst && goesOn && (
        <span title={splitting('goesOn')} className="desk-joins">
          <span aria-hidden>⤷</span>
          <span className="sr-only">{splitting('goesOn')}</span>
        </span>
      )}
      {isUnsure(row) && isFirst && (
        <span className="desk-unsure" title={splitting('unsure')}>
          <span aria-hidden>?</span>
          <span className="sr-only">{splitting('unsure')}</span>
        </span>
      )}
    </span>
  )
}
