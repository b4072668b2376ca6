'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { memo, useState, type DragEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Pill } from '@/components/ui/pill'
import { deskAddress } from '@/lib/editorial/addresses'
import { ArticleNumber } from '../desk/article-number'
import { StatusPill } from '../desk/status-pill'
import { isWorked, type CardArticle } from './card-articles'
import { useDesk, useDeskSelection } from './desk-session'
import { bylinesText } from './field-text'
import { PieceList } from './piece-list'
import { LINES_TYPE } from './use-line-pointer'

/** Large enough for a finger. */
const TOUCH = 'pointer-coarse:min-h-11'

/** One article of the page: what its lines say of it, and its pieces in reading order. Lines can be dropped on it. */
export const ArticleCard = memo(function ArticleCard({ card }: { card: CardArticle }) {
  const words = useTranslations('splitting')
  const desk = useTranslations('desk')
  const { run, show, setPanel, mayEdit } = useDesk()
  const [isOver, setOver] = useState(false)
  const { id, index, article, facts } = card
  const number = desk('page.articleNumber', { index })
  const [first] = article.pieces
  const isDrop = (event: DragEvent) => mayEdit && event.dataTransfer.types.includes(LINES_TYPE)

  return (
    <li
      aria-label={number}
      className={`border-b border-rule py-2 ${isOver ? 'outline-2 outline-accent' : ''}`}
      onDragOver={(event) => {
        if (!isDrop(event)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        if (!isDrop(event)) return
        event.preventDefault()
        setOver(false)
        run({ do: 'move', index })
      }}
    >
      <div className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-baseline gap-x-2">
        <button
          type="button"
          className="cursor-pointer"
          title={words('showLines')}
          onClick={() => first && show(first.start)}
        >
          <ArticleNumber index={index} label={`${number} ${words('showLines')}`} />
        </button>
        <Heading card={card} />
        <StatusPill status={facts?.status ?? 'DRAFT'} />
        <div className="col-start-2 col-end-4 grid gap-1 pt-1">
          <CardFacts card={card} />
          {facts?.hasProposal && (
            <Notice tone="warning">
              {words('proposal')}{' '}
              <Link href={deskAddress.article(id)} className="underline underline-offset-4">
                {words('proposalOpen')}
              </Link>
            </Notice>
          )}
          <div className="-ml-1 flex flex-wrap gap-x-2">
            <Link
              href={deskAddress.article(id)}
              prefetch={false}
              className="inline-flex min-h-6 items-center px-1 text-xs underline decoration-rule underline-offset-4 pointer-coarse:min-h-11"
            >
              {desk('page.open')}
            </Link>
            {mayEdit && (
              <>
                <Button
                  size="small"
                  kind="bare"
                  className={TOUCH}
                  onClick={() => setPanel({ kind: 'fields', articleId: id })}
                >
                  {words('fields.open')}
                </Button>
                <MoveHere id={id} index={index} />
              </>
            )}
          </div>
          <PieceList card={card} />
        </div>
      </div>
    </li>
  )
})

function Heading({ card: { draft } }: { card: CardArticle }) {
  const desk = useTranslations('desk')
  return (
    <div lang="zh-CN" className="min-w-0 font-serif">
      {draft.kicker && <p className="text-xs text-muted">{draft.kicker}</p>}
      <h3 className="text-base leading-snug font-bold">
        {draft.headline ?? <span className="font-normal text-muted">{desk('page.untitled')}</span>}
      </h3>
      {draft.deck && <p className="text-xs text-muted">{draft.deck}</p>}
    </div>
  )
}

function CardFacts({ card }: { card: CardArticle }) {
  const { draft, facts, article } = card
  const words = useTranslations('splitting')
  const said = Object.keys(article.overrides).length
  const length = draft.blocks.reduce((sum, { text }) => sum + text.length, 0)
  return (
    <p className="flex flex-wrap gap-x-3 gap-y-1 text-xs text-muted">
      {draft.bylines.length > 0 && <span lang="zh-CN">{bylinesText(draft.bylines)}</span>}
      {draft.printedSection && <span lang="zh-CN">{draft.printedSection}</span>}
      <span className="tabular-nums">
        {words('size', { blocks: draft.blocks.filter(({ kind }) => kind === 'paragraph').length, length })}
      </span>
      {draft.isFragment && <Pill tone="warning">{words('fragment')}</Pill>}
      {isWorked(card) && <Pill tone="muted">{words('workedMark')}</Pill>}
      {said > 0 && <span>{words('overridden', { count: said })}</span>}
      {facts?.otherPages.map(({ id, fileName }) => (
        <Link key={id} href={deskAddress.page(id)} className="underline decoration-rule underline-offset-4">
          {words('alsoOn', { page: fileName })}
        </Link>
      ))}
    </p>
  )
}

/** Gives the selected lines to this article with one press. */
function MoveHere({ id, index }: { id: string; index: number }) {
  const words = useTranslations('splitting')
  const { run } = useDesk()
  const { chosen } = useDeskSelection()
  const count = chosen.filter(({ owner }) => owner.kind !== 'article' || owner.articleId !== id).length
  if (count === 0) return null
  return (
    <Button size="small" kind="bare" className={TOUCH} onClick={() => run({ do: 'move', index })}>
      {words('moveHere', { count })}
    </Button>
  )
}
