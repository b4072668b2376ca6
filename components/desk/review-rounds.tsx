import { useFormatter, useTranslations } from 'next-intl'
import { Pill, type Tone } from '@/components/ui/pill'
import { REVIEW_ROUNDS, type OpinionView, type ReviewState, type ReviewView } from '@/lib/editorial/review'

const TONES: Record<ReviewState, Tone> = {
  open: 'warning',
  changes: 'danger',
  approved: 'positive',
  done: 'positive',
  fallen: 'danger',
  dropped: 'muted',
}

/** One way through the rounds: each round with what was said in it, or that it still waits. */
export function ReviewRounds({ review }: { review: ReviewView }) {
  const words = useTranslations('workflow')
  const format = useFormatter()
  const { preset, state, requestedBy, createdAt, opinions } = review
  return (
    <section className="grid gap-2">
      <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1 text-xs text-muted">
        <Pill tone={TONES[state]}>{words(`review.state.${state}`)}</Pill>
        {words('review.submitted', {
          name: requestedBy ?? '—',
          time: format.dateTime(new Date(createdAt), { dateStyle: 'medium', timeStyle: 'short' }),
        })}
      </p>
      <ol className="grid gap-3">
        {REVIEW_ROUNDS[preset].map(({ name }, at) => {
          const said = opinions.filter(({ round }) => round === at + 1)
          const waits = at + 1 === review.round && (state === 'open' || state === 'changes')
          return (
            <li
              key={name}
              className="border-l-[3px] border-rule pl-3 data-[waits]:border-warning"
              data-waits={waits || undefined}
            >
              <h3 className="text-sm font-bold">{words(`rounds.${name}`)}</h3>
              {said.length === 0 && (
                <p className="text-xs text-muted">{words(waits ? 'review.waiting' : 'review.notYet')}</p>
              )}
              {said.map((opinion) => (
                <Opinion key={opinion.id} opinion={opinion} />
              ))}
            </li>
          )
        })}
      </ol>
    </section>
  )
}

function Opinion({
  opinion: { verdict, reviewer, opinion, revision, checks, at },
}: {
  opinion: OpinionView
}) {
  const words = useTranslations('workflow')
  const format = useFormatter()
  return (
    <div className="mt-1">
      <p className="text-xs">
        <span className={verdict === 'approve' ? 'font-bold text-positive' : 'font-bold text-danger'}>
          {words(`review.verdict.${verdict}`)}
        </span>{' '}
        {reviewer}
        {' · '}
        <time dateTime={at} className="text-muted tabular-nums">
          {format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' })}
        </time>
        {' · '}
        <span className="text-muted">{words('review.revision', { number: revision })}</span>
      </p>
      {opinion && <p className="mt-0.5 whitespace-pre-line">{opinion}</p>}
      {checks.length > 0 && (
        <p className="mt-0.5 text-xs text-muted">
          {words('review.checked', {
            checks: checks.map((check) => words(`checks.${check}`)).join(words('review.and')),
          })}
        </p>
      )}
    </div>
  )
}
