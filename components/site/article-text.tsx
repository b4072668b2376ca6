import { Fragment, type ReactNode } from 'react'
import { nestRuns, type Piece } from '@/lib/document/nest-runs'
import type { Run } from '@/lib/document/published-article'
import type { Figure, TagName } from '@/lib/editorial/reader-views'
import { SlipButton } from './figure-slip'
import { TagLink } from './tag-link'

/** What the marks of an article mean, by their ids. */
export type Marks = { tags: Readonly<Record<string, TagName>>; figures: ReadonlyMap<string, Figure> }

function Words({ run, isInLink }: { run: Run; isInLink: boolean }) {
  let words: ReactNode = run.text === '\n' ? <br /> : run.text
  if (run.bold) words = <strong>{words}</strong>
  if (run.italic) words = <em className="font-kai not-italic">{words}</em>
  if (run.href === undefined || isInLink) return words
  return (
    <a href={run.href} className="underline underline-offset-[0.3em] hover:text-accent" rel="noopener">
      {words}
    </a>
  )
}

function PieceView({ piece, marks, isInLink }: { piece: Piece; marks: Marks; isInLink: boolean }) {
  if (piece.kind === 'text') return <Words run={piece.run} isInLink={isInLink} />
  const tag = piece.kind === 'mention' ? marks.tags[piece.id] : undefined
  const figure = piece.kind === 'metric' ? marks.figures.get(piece.id) : undefined
  const inner = piece.pieces.map((child, index) => (
    <PieceView key={index} piece={child} marks={marks} isInLink={isInLink || tag !== undefined} />
  ))
  if (tag) return <TagLink tag={tag}>{inner}</TagLink>
  if (!figure) return inner
  return (
    <data value={figure.canonicalValue ?? figure.value} className="figure">
      {inner}
    </data>
  )
}

/** Figures up to this long keep on one line with their button. */
const SHORT = 12

const lengthOf = (piece: Piece): number =>
  piece.kind === 'text'
    ? piece.run.text.length
    : piece.pieces.reduce((sum, inner) => sum + lengthOf(inner), 0)

/** The words of a block with its names linked and its figures marked, each figure with its button right behind it. */
export function ArticleText({ runs, marks }: { runs: readonly Run[]; marks: Marks }) {
  return nestRuns(runs).map(({ piece, ending, tail }, index) => {
    const words = <PieceView piece={piece} marks={marks} isInLink={false} />
    const figures = ending.flatMap((id) => marks.figures.get(id) ?? [])
    if (figures.length === 0)
      return (
        <Fragment key={index}>
          {words}
          {tail}
        </Fragment>
      )
    const isShort = lengthOf(piece) <= SHORT
    return (
      <Fragment key={index}>
        {!isShort && words}
        <span className="whitespace-nowrap">
          {isShort && words}
          {figures.map((figure) => (
            <SlipButton key={figure.id} figure={figure} />
          ))}
          {tail}
        </span>
      </Fragment>
    )
  })
}
