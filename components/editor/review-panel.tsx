'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { ReviewRounds } from '@/components/desk/review-rounds'
import { deskAddress } from '@/lib/editorial/addresses'
import type { ArticleFields } from './article-fields'
import { useEditorSession } from './editor-session'
import { PublishChecks } from './publish-checks'

/** What stands between the article and its readers: checks, then who read it in which round and what they said. */
export function ReviewPanel({ fields }: { fields: ArticleFields }) {
  return (
    <div className="grid gap-6">
      <PublishChecks fields={fields} />
      <Rounds />
    </div>
  )
}

function Rounds() {
  const { article } = useEditorSession()
  const words = useTranslations('workflow.review')
  if (article.reviews.length === 0)
    return <p className="text-muted">{words(article.needsReview ? 'none' : 'noRounds')}</p>
  return (
    <div className="grid gap-5">
      {article.reviews.map((review) => (
        <ReviewRounds key={review.id} review={review} />
      ))}
      <Link
        href={deskAddress.reviewSheet(article.id)}
        prefetch={false}
        className="text-xs underline hover:text-accent"
      >
        {words('sheet')}
      </Link>
    </div>
  )
}
