import { useFormatter, useTranslations } from 'next-intl'
import Link from 'next/link'
import { PrintButton } from '@/components/ui/print-button'
import { deskAddress } from '@/lib/editorial/addresses'
import { REVIEW_ROUNDS, type OpinionView, type ReviewView } from '@/lib/editorial/review'
import type { State } from '@/lib/editorial/workflow'

type Article = { id: string; headline: string; section: string; authors: readonly string[]; state: State }

/** 审稿单: the article, and for each way through the rounds what every reviewer said, with room to sign on paper. */
export function ReviewSheet({ article, reviews }: { article: Article; reviews: readonly ReviewView[] }) {
  const words = useTranslations('workflow')
  const facts = [
    [words('sheet.number'), article.id],
    [words('sheet.section'), article.section],
    [words('sheet.authors'), article.authors.join('、') || '—'],
    [words('sheet.state'), words(`states.${article.state}`)],
  ] as const
  return (
    <div className="mx-auto grid w-full max-w-[50rem] gap-6 print:text-black">
      <div className="flex items-center justify-between gap-4 print:hidden">
        <Link
          href={deskAddress.article(article.id)}
          prefetch={false}
          className="text-xs underline hover:text-accent"
        >
          {words('sheet.back')}
        </Link>
        {reviews.length > 0 && <PrintButton label={words('sheet.print')} />}
      </div>
      <header className="border-b-2 border-ink pb-3 text-center">
        <h1 className="font-serif text-2xl font-bold tracking-[0.3em]">{words('sheet.title')}</h1>
        <p lang="zh-CN" className="mt-2 font-serif text-lg">
          {article.headline}
        </p>
      </header>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 sm:grid-cols-[auto_1fr_auto_1fr]">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className="min-w-0 break-words">{value}</dd>
          </div>
        ))}
      </dl>
      {reviews.length === 0 && <p className="text-muted">{words('sheet.none')}</p>}
      {reviews.map((review) => (
        <OneReview key={review.id} review={review} />
      ))}
    </div>
  )
}

function OneReview({ review }: { review: ReviewView }) {
  const words = useTranslations('workflow')
  const format = useFormatter()
  return (
    <section className="grid gap-2 break-inside-avoid">
      <h2 className="text-sm">
        <strong>{words(`review.state.${review.state}`)}</strong>
        {' · '}
        {words('review.submitted', {
          name: review.requestedBy ?? '—',
          time: format.dateTime(new Date(review.createdAt), { dateStyle: 'medium', timeStyle: 'short' }),
        })}
      </h2>
      {REVIEW_ROUNDS[review.preset].map(({ name }, at) => (
        <div key={name} className="grid gap-2 border border-ink p-3 break-inside-avoid">
          <h3 className="font-bold">
            {words(`rounds.${name}`)}
            {name !== 'only' && (
              <span className="ml-2 font-normal text-muted">{words(`proofs.${name}`)}</span>
            )}
          </h3>
          {review.opinions
            .filter(({ round }) => round === at + 1)
            .map((opinion) => (
              <SheetOpinion key={opinion.id} opinion={opinion} />
            ))}
          <p className="flex justify-end gap-12 pt-3 text-muted">
            <span>{words('sheet.signature')}</span>
            <span className="w-32 border-b border-rule" />
          </p>
        </div>
      ))}
    </section>
  )
}

function SheetOpinion({ opinion }: { opinion: OpinionView }) {
  const words = useTranslations('workflow')
  const format = useFormatter()
  const rows = [
    [words('sheet.reviewer'), opinion.reviewer],
    [words('sheet.verdict'), words(`review.verdict.${opinion.verdict}`)],
    [words('sheet.opinion'), opinion.opinion || '—'],
    [
      words('sheet.checks'),
      opinion.checks.map((check) => words(`checks.${check}`)).join(words('review.and')) || '—',
    ],
    [words('sheet.revision'), words('review.revision', { number: opinion.revision })],
    [words('sheet.at'), format.dateTime(new Date(opinion.at), { dateStyle: 'medium', timeStyle: 'short' })],
  ] as const
  return (
    <dl className="grid grid-cols-[5em_1fr] gap-x-3 gap-y-0.5 border-t border-rule pt-2">
      {rows.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-muted">{name}</dt>
          <dd className="whitespace-pre-line">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
