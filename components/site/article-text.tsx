import { Fragment, type ReactNode } from 'react'
import { nestRuns, type Piece } from '@/lib/document/nest-runs'
import type { Run } from '@/lib/document/published-article'
import type { ShownPicture } from '@/lib/editorial/picture'
import type { BlockPrint, Figure, TagName } from '@/lib/editorial/reader-views'
import { SlipButton } from './figure-slip'
import { TagLink } from './tag-link'

/** What the marks of an article mean, by their ids, and where its blocks were printed, by theirs. */
export type Marks = {
  tags: Readonly<Record<string, TagName>>
  figures: ReadonlyMap<string, Figure>
  prints: Readonly<Record<string, BlockPrint>>
  /** By the `assetId` of a figure. */
  pictures: Readonly<Record<string, ShownPicture>>
}

/** Where white space is kept from wrapping, lets all but the last character of a text wrap. */
function LooseText({ text }: { text: string }) {
  const last = [...text].at(-1) ?? ''
  return (
    <>
      <span className="whitespace-normal">{text.slice(0, text.length - last.length)}</span>
      {last}
    </>
  )
}

/** `isLoose` is a text that must keep its last character on the line of what follows, and no more of it. */
type TextProps = { isInLink: boolean; isLoose: boolean }

function Words({ run, isInLink, isLoose }: TextProps & { run: Run }) {
  let words: ReactNode = run.text === '\n' ? <br /> : isLoose ? <LooseText text={run.text} /> : run.text
  if (run.bold) words = <strong>{words}</strong>
  if (run.italic) words = <em className="font-kai not-italic">{words}</em>
  if (run.href === undefined || isInLink) return words
  return (
    <a href={run.href} className="underline underline-offset-[0.3em] hover:text-accent" rel="noopener">
      {words}
    </a>
  )
}

function PieceView({ piece, marks, isInLink, isLoose }: TextProps & { piece: Piece; marks: Marks }) {
  if (piece.kind === 'text') return <Words {...{ run: piece.run, isInLink, isLoose }} />
  const tag = piece.kind === 'mention' ? marks.tags[piece.id] : undefined
  const figure = piece.kind === 'metric' ? marks.figures.get(piece.id) : undefined
  const inner = piece.pieces.map((child, index) => {
    const isLast = index === piece.pieces.length - 1
    const view = (
      <PieceView
        key={index}
        {...{ piece: child, marks, isInLink: isInLink || tag !== undefined, isLoose: isLoose && isLast }}
      />
    )
    if (!isLoose || isLast) return view
    return (
      <span key={index} className="whitespace-normal">
        {view}
      </span>
    )
  })
  if (tag) return <TagLink tag={tag}>{inner}</TagLink>
  if (!figure) return inner
  return (
    <data value={figure.canonicalValue ?? figure.value} className="figure">
      {inner}
    </data>
  )
}

/** Figures of up to this many characters stay on one line: 1.5万家, 近100家. */
const SHORT = 6

const lengthOf = (piece: Piece): number =>
  piece.kind === 'text'
    ? [...piece.run.text].length
    : piece.pieces.reduce((sum, inner) => sum + lengthOf(inner), 0)

/**
 * The words of a block with its names linked and its figures marked, each figure with its button right behind it. The
 * button and the punctuation after it never begin a line; a long figure gives them only its last characters, because
 * justified lines gape where more may not break.
 */
export function ArticleText({ runs, marks }: { runs: readonly Run[]; marks: Marks }) {
  return nestRuns(runs).map(({ piece, ending, tail }, index) => {
    const figures = ending.flatMap((id) => marks.figures.get(id) ?? [])
    if (figures.length === 0)
      return (
        <Fragment key={index}>
          <PieceView {...{ piece, marks }} isInLink={false} isLoose={false} />
          {tail}
        </Fragment>
      )
    return (
      <span key={index} className="whitespace-nowrap">
        <PieceView {...{ piece, marks }} isInLink={false} isLoose={lengthOf(piece) > SHORT} />
        {figures.map((figure) => (
          <SlipButton key={figure.id} figure={figure} />
        ))}
        {tail}
      </span>
    )
  })
}
