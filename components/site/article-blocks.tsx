import type { PublishedBlock } from '@/lib/document/published-article'
import { Picture } from '@/components/pictures/picture'
import { ArticleText, type Marks } from './article-text'
import { PlaceButton } from './block-place'
import { useWords } from './use-words'

type BlockOf<K extends PublishedBlock['kind']> = Extract<PublishedBlock, { kind: K }>
type Props<B> = { block: B; marks: Marks }

/** The anchor that figures and mentions elsewhere lead to. */
const anchor = (id: string) => `b-${id}`

/** The reading column is 38rem wide, and a phone's screen less its margins. */
const COLUMN = '(min-width: 42rem) 38rem, calc(100vw - 2rem)'

export function FigureBlock({ block, marks }: Props<BlockOf<'figure'>>) {
  const words = useWords('site.article')
  const picture = block.assetId === null ? undefined : marks.pictures[block.assetId]
  return (
    <figure id={anchor(block.id)} className={picture ? 'pictured' : undefined}>
      {picture && (
        <Picture
          picture={picture}
          shape="whole"
          alt={block.alt}
          sizes={COLUMN}
          isFirst={block.isLead === true}
        />
      )}
      <figcaption>
        <ArticleText runs={block.runs} marks={marks} />
        {block.credit && <span className="text-muted"> {words('credit', { name: block.credit })}</span>}
        <PlaceButton blockId={block.id} print={marks.prints[block.id]} />
      </figcaption>
    </figure>
  )
}

function ListBlock({ block, marks }: Props<BlockOf<'list'>>) {
  const items = block.items.map((blocks, index) => (
    <li key={index}>
      <ArticleBlocks blocks={blocks} marks={marks} />
    </li>
  ))
  return block.isOrdered ? <ol>{items}</ol> : <ul>{items}</ul>
}

function TableBlock({ block, marks }: Props<BlockOf<'table'>>) {
  return (
    <div className="overflow-x-auto" tabIndex={0} role="group">
      <table>
        <tbody>
          {block.rows.map((row, at) => (
            <tr key={at}>
              {row.map(({ isHeader, blocks }, index) => {
                const Cell = isHeader ? 'th' : 'td'
                return (
                  <Cell key={index}>
                    <ArticleBlocks blocks={blocks} marks={marks} />
                  </Cell>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Block({ block, marks }: Props<PublishedBlock>) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p id={anchor(block.id)}>
          <ArticleText runs={block.runs} marks={marks} />
          <PlaceButton blockId={block.id} print={marks.prints[block.id]} />
        </p>
      )
    case 'heading':
      return (
        <div className="subhead">
          <h2 id={anchor(block.id)}>
            <ArticleText runs={block.runs} marks={marks} />
          </h2>
          <PlaceButton blockId={block.id} print={marks.prints[block.id]} />
        </div>
      )
    case 'figure':
      return <FigureBlock block={block} marks={marks} />
    case 'quote':
      return (
        <blockquote>
          <ArticleBlocks blocks={block.blocks} marks={marks} />
        </blockquote>
      )
    case 'list':
      return <ListBlock block={block} marks={marks} />
    case 'table':
      return <TableBlock block={block} marks={marks} />
    case 'rule':
      return <hr />
  }
}

export function ArticleBlocks({ blocks, marks }: { blocks: readonly PublishedBlock[]; marks: Marks }) {
  return blocks.map((block, index) => <Block key={index} block={block} marks={marks} />)
}
