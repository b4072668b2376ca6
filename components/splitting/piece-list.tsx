'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState, type DragEvent, type KeyboardEvent } from 'react'
import { BLOCK_ROLES, BlockRole, type Piece } from '@/lib/pipeline/model'
import type { CardArticle } from './card-articles'
import { useDesk } from './desk-session'
import { firstRowOf } from './line-selection'
import { useActWords } from './use-act-words'

/** What a dragged piece is called; the article stands in the name, so that only its own list takes it. */
const pieceType = (articleId: string) => `application/x-corridor-piece-${articleId}`

/** The pieces of an article in reading order. Drag, the arrows beside a piece or Alt with the arrow keys move it. */
export function PieceList({ card }: { card: CardArticle }) {
  const words = useTranslations('splitting')
  const { article, id } = card
  const { act, mayEdit } = useDesk()
  const list = useRef<HTMLOListElement>(null)
  const [over, setOver] = useState<number | null>(null)

  function move(from: number, to: number): void {
    if (to < 0 || to >= article.pieces.length || to === from) return
    act([{ kind: 'reorder', articleId: id, from, to }])
    // The focus goes with the piece.
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-piece="${to}"]`)?.focus())
  }

  const drag = (at: number) => ({
    onDragStart: (event: DragEvent) => {
      event.stopPropagation()
      event.dataTransfer.setData(pieceType(id), String(at))
      event.dataTransfer.effectAllowed = 'move' as const
    },
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(pieceType(id))) return
      event.preventDefault()
      setOver(at)
    },
    onDragEnd: () => setOver(null),
    onDrop: (event: DragEvent) => {
      const from = event.dataTransfer.getData(pieceType(id))
      setOver(null)
      if (from === '') return
      event.preventDefault()
      move(Number(from), at)
    },
  })

  return (
    <details className="group">
      <summary className="flex min-h-6 cursor-pointer items-center gap-1 text-xs text-muted pointer-coarse:min-h-11">
        <span aria-hidden className="inline-block w-3 transition-transform group-open:rotate-90">
          ›
        </span>
        {words('pieces', { count: article.pieces.length })}
      </summary>
      <ol ref={list} className="grid border-l border-rule">
        {article.pieces.map((piece, at) => (
          <li
            key={`${piece.start}-${piece.end}`}
            draggable={mayEdit}
            className={`flex flex-wrap items-center gap-x-1.5 pl-1.5 ${over === at ? 'bg-mark' : ''}`}
            {...drag(at)}
          >
            <PieceRow
              piece={piece}
              at={at}
              count={article.pieces.length}
              onMove={(by) => move(at, at + by)}
            />
          </li>
        ))}
      </ol>
    </details>
  )
}

type RowProps = { piece: Piece; at: number; count: number; onMove: (by: 1 | -1) => void }

function PieceRow({ piece, at, count, onMove }: RowProps) {
  const words = useTranslations('splitting')
  const desk = useTranslations('desk')
  const { text, rows, act, show, mayEdit } = useDesk()
  const actWords = useActWords()
  const lines = actWords.lines(rows, [piece])
  const first = firstRowOf(rows, piece)
  const said = text.slice(piece.start, piece.end).trimStart()
  const name = words('pieceName', { lines })

  function onKeyDown(event: KeyboardEvent): void {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') || !mayEdit) return
    event.preventDefault()
    onMove(event.key === 'ArrowUp' ? -1 : 1)
  }

  return (
    <>
      <button
        type="button"
        data-piece={at}
        aria-label={`${name} ${said.slice(0, 12)}`}
        title={`${desk('page.score', { score: piece.score.toFixed(2) })} · ${actWords.rule(piece.rule)}`}
        className="flex min-h-6 min-w-0 grow basis-40 cursor-pointer items-baseline gap-1.5 text-left text-xs hover:text-accent pointer-coarse:min-h-11 pointer-coarse:items-center"
        onClick={() => first && show(first.start)}
        onKeyDown={onKeyDown}
      >
        <span className="flex-none text-muted tabular-nums">{lines}</span>
        {piece.joins && <span aria-hidden>⤷</span>}
        <span lang="zh-CN" className="min-w-0 truncate font-serif">
          {said.slice(0, 24)}
        </span>
      </button>
      <span className="ml-auto flex flex-none items-center gap-0.5">
        {piece.score < 1 && <span className="text-xs text-muted tabular-nums">{piece.score.toFixed(2)}</span>}
        <select
          aria-label={words('roleOf', { lines })}
          className="min-h-6 border border-transparent bg-paper text-xs hover:border-edge pointer-coarse:min-h-11"
          value={piece.role}
          disabled={!mayEdit}
          onChange={({ target }) => {
            const { start, end } = piece
            act([{ kind: 'set-role', ranges: [{ start, end }], role: BlockRole.parse(target.value) }])
          }}
        >
          {BLOCK_ROLES.map((role) => (
            <option key={role} value={role}>
              {desk(`role.${role}`)}
            </option>
          ))}
        </select>
        {mayEdit && (
          <>
            <Step label={words('up', { lines })} isDisabled={at === 0} onPress={() => onMove(-1)}>
              ↑
            </Step>
            <Step label={words('down', { lines })} isDisabled={at === count - 1} onPress={() => onMove(1)}>
              ↓
            </Step>
          </>
        )}
      </span>
    </>
  )
}

type StepProps = { label: string; isDisabled: boolean; onPress: () => void; children: string }

const Step = ({ label, isDisabled, onPress, children }: StepProps) => (
  <button
    type="button"
    aria-label={label}
    disabled={isDisabled}
    className="min-h-6 min-w-6 cursor-pointer text-xs hover:bg-wash disabled:opacity-40 pointer-coarse:min-h-11 pointer-coarse:min-w-11"
    onClick={onPress}
  >
    {children}
  </button>
)
