'use client'

import { useEditorState } from '@tiptap/react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { BlockSource } from '@/lib/document/body'
import { sourceOf } from '@/lib/document/printed-change'
import { openBlocks } from '@/lib/document/spans'
import { deskAddress } from '@/lib/editorial/addresses'
import type { PrintedLine, PrintedPage } from './editor-article'
import { useEditorSession } from './editor-session'
import { PrintedChange } from './printed-change'

const isPrintedIn = (sources: readonly BlockSource[], pageId: string, line: PrintedLine) =>
  sources.some(
    ({ page, ranges }) =>
      page === pageId && ranges.some(({ start, end }) => start < line.end && end > line.start),
  )

/** The lines of the page that this article was made of. The lines of the block under the cursor stand out; a line leads to its block. */
export function PrintedLines() {
  const { editor, article } = useEditorSession()
  const words = useTranslations('editor.printed')
  const sources = useEditorState({
    editor,
    selector: ({ editor: now }) => sourceOf(now.state.selection.$from.parent),
  })
  if (article.pages.length === 0) return <p className="text-sm text-muted">{words('none')}</p>
  return (
    <div className="grid gap-4">
      <PrintedChange />
      {article.pages.map((page) => (
        <section key={page.id} className="grid gap-1">
          <h3 className="flex flex-wrap items-baseline justify-between gap-x-3 text-xs">
            <span className="text-muted">
              {[page.newspaper, page.printedOn].filter(Boolean).join(' ') || page.fileName}
            </span>
            <Link href={deskAddress.page(page.id)} prefetch={false} className="underline hover:text-accent">
              {words('openPage')}
            </Link>
          </h3>
          <Lines page={page} sources={sources} />
        </section>
      ))}
    </div>
  )
}

function Lines({ page, sources }: { page: PrintedPage; sources: readonly BlockSource[] }) {
  const { editor } = useEditorSession()
  const words = useTranslations('editor.printed')

  function goTo(line: PrintedLine) {
    const block = openBlocks(editor.state.doc).find(({ node }) => isPrintedIn(sourceOf(node), page.id, line))
    if (block) editor.chain().focus(block.from, { scrollIntoView: true }).run()
  }

  return (
    <ol className="border-t border-rule font-serif leading-relaxed" lang="zh-CN">
      {page.lines.map((line, at) => {
        const isHere = isPrintedIn(sources, page.id, line)
        const isGap = at > 0 && line.number - (page.lines[at - 1]?.number ?? line.number) > 1
        return (
          <li key={line.number} className={isGap ? 'border-t border-dashed border-rule' : ''}>
            <button
              type="button"
              className={`grid w-full cursor-pointer grid-cols-[2.5rem_minmax(0,1fr)] gap-2 text-left hover:bg-wash ${isHere ? 'bg-mark' : ''}`}
              aria-current={isHere || undefined}
              title={words('goTo')}
              onClick={() => goTo(line)}
            >
              <span className="text-right font-sans text-xs text-muted tabular-nums">{line.number}</span>
              <span className="[overflow-wrap:anywhere] whitespace-pre-wrap">{line.text}</span>
            </button>
          </li>
        )
      })}
    </ol>
  )
}
