import 'server-only'
import { cache } from 'react'
import { z } from 'zod'
import { lineNumberAt } from '../document/printed-line'
import { toPrintedLines, type PrintedRun } from '../document/printed-page'
import { findSource, listRunsOf, type OwnedRun } from '../db/public/sources'
import type { SourceView } from '../editorial/reader-views'
import { SURFACE } from '../editorial/surfaces'
import { toLines } from '../pipeline/to-lines'
import { showSurfaces } from './show-surfaces'

function toPrintedRun({ start, end, slug, discardReason }: OwnedRun): PrintedRun {
  if (slug !== null) return { start, end, kind: 'article', slug }
  if (discardReason === null) return { start, end, kind: 'withheld' }
  return { start, end, kind: discardReason === 'page-furniture' ? 'furniture' : 'omitted' }
}

function articlesOf(text: string, runs: readonly OwnedRun[]): SourceView['articles'] {
  const found = new Map<string, SourceView['articles'][number]>()
  for (const { articleId: id, slug, headline, start } of runs) {
    if (id === null || slug === null || headline === null || found.has(id)) continue
    found.set(id, { id, slug, headline, firstLine: lineNumberAt(text, start) })
  }
  return [...found.values()]
}

/** A printed page as far as readers may see it, or null: no such page, or none of its articles is live. */
export const findSourcePage = cache(async (id: string): Promise<SourceView | null> => {
  if (!z.uuid().safeParse(id).success) return null
  const [page, runs] = await Promise.all([findSource(id), listRunsOf(id)])
  if (!page) return null
  const { text, ...facts } = page
  const articles = articlesOf(text, runs)
  if (articles.length === 0) return null
  showSurfaces([SURFACE.source(id), ...articles.map((article) => SURFACE.article(article.id))])
  return { ...facts, articles, lines: toPrintedLines(toLines(text), runs.map(toPrintedRun)) }
})
