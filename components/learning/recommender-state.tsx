import { useFormatter, useTranslations } from 'next-intl'
import { DeskSection } from '@/components/desk/desk-section'
import type { RecommenderView } from '@/lib/editorial/recommender'

/** Whether an outside model is asked for names, and how it did. */
export function RecommenderState({ recommender }: { recommender: RecommenderView }) {
  const words = useTranslations('learning.recommender')
  const { configured, states, dropped, errors } = recommender
  return (
    <DeskSection title={words('title')} hint={words('hint')}>
      <p className="text-sm">{configured ? words('on', configured) : words('off')}</p>
      {states.length > 0 && (
        <dl className="grid max-w-[40rem] grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1 text-sm [&_dt]:text-muted">
          {states.map(({ state, articles }) => (
            <Fact key={state} name={words(`state.${state}`)} count={articles} />
          ))}
          <Fact name={words('proposed')} count={states.reduce((sum, { proposed }) => sum + proposed, 0)} />
          {dropped.map(({ reason, count }) => (
            <Fact key={reason} name={words(`dropped.${reason}`)} count={count} />
          ))}
          {errors.map(({ code, count }) => (
            <Fact key={code} name={words(`error.${code}`)} count={count} />
          ))}
        </dl>
      )}
    </DeskSection>
  )
}

function Fact({ name, count }: { name: string; count: number }) {
  const format = useFormatter()
  return (
    <>
      <dt>{name}</dt>
      <dd className="tabular-nums">{format.number(count)}</dd>
    </>
  )
}
