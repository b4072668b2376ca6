import { useTranslations } from 'next-intl'
import type { DuplicateRow } from '@/lib/editorial/match-views'

/** What tells two printings apart: which was imported first; for two of one page, imported together, only a letter. */
export function useSideLabels({ article, other }: Pick<DuplicateRow, 'article' | 'other'>) {
  const words = useTranslations('matches.duplicate')
  const isSamePage = article.printed !== null && article.printed.pageId === other.printed?.pageId
  return isSamePage
    ? { other: words('samePageOther'), article: words('samePageArticle') }
    : { other: words('other'), article: words('article') }
}
