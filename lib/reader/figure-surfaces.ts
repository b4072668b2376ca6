import 'server-only'
import type { Figure } from '../editorial/reader-views'
import { SURFACE } from '../editorial/surfaces'

/** What figures name on a page: tags, indicators, and the articles against which a conflict was settled. */
export const surfacesOfFigures = (figures: readonly Omit<Figure, 'line'>[]): string[] =>
  figures.flatMap(({ subjectTag, scopeTag, indicatorRef, settled }) => [
    ...[subjectTag, scopeTag].flatMap((tag) => (tag ? SURFACE.tag(tag.id) : [])),
    ...(indicatorRef ? [SURFACE.indicator(indicatorRef.id)] : []),
    ...(settled?.other ? [SURFACE.article(settled.other.articleId)] : []),
  ])
