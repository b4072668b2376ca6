import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/ui/link-button'
import { deskAddress } from '@/lib/editorial/addresses'
import type { DuplicateRow, MatchedArticle } from '@/lib/editorial/match-views'
import { CHINESE_NAMES } from './chinese-names'
import { DuplicateMeasure } from './duplicate-measure'
import { MatchedArticleFacts } from './matched-article-facts'
import { useSideLabels } from './use-side-labels'

/** Two articles that share a text, and the way to both side by side. */
export function DuplicateMatch({ match }: { match: DuplicateRow }) {
  const words = useTranslations('matches')
  const { id, article, other } = match
  const labels = useSideLabels(match)
  const headingId = `match-${id}`
  const nameOf = ({ headline }: MatchedArticle) => headline || words('untitled')
  return (
    <article aria-labelledby={headingId} className="grid gap-4 border-b border-rule py-5">
      <h3 id={headingId} className="sr-only">
        {words.rich('duplicate.of', { article: nameOf(article), other: nameOf(other), ...CHINESE_NAMES })}
      </h3>
      <div className="grid gap-x-10 gap-y-5 md:grid-cols-2">
        {[
          { label: labels.other, side: other },
          { label: labels.article, side: article },
        ].map(({ label, side }) => (
          <div key={side.id} role="group" aria-label={label} className="grid content-start gap-2">
            <p className="border-b border-ink pb-1 text-xs text-muted">{label}</p>
            <MatchedArticleFacts article={side} />
          </div>
        ))}
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <DuplicateMeasure match={match} />
        <LinkButton kind="primary" href={deskAddress.duplicate(id)}>
          {words('duplicate.compare')}
        </LinkButton>
      </div>
    </article>
  )
}
