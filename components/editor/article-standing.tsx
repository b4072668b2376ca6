import { useFormatter, useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import { roundOf } from '@/lib/editorial/review'
import type { EditorArticle } from './editor-article'

/** What the state of the article means for who has it open: its hours, the round it waits for, why it was set aside. */
export function ArticleStanding({ article }: { article: EditorArticle }) {
  const words = useTranslations('workflow')
  const format = useFormatter()
  const { state, times, change, review, killReason, bar, people, askedId } = article
  const asked = people.find(({ id }) => id === askedId)
  const until = (change ?? times)?.expiresAt
  const time = (iso: string) => ({
    time: format.dateTime(new Date(iso), { dateStyle: 'medium', timeStyle: 'short' }),
  })
  if (state === 'KILLED')
    return <Notice tone="warning">{words('standing.killed', { reason: killReason ?? '' })}</Notice>
  if (state === 'TRASHED') return <Notice tone="warning">{words('standing.trashed')}</Notice>
  const hours = [
    state === 'SCHEDULED' &&
      times &&
      (times.embargoUntil
        ? words('standing.embargoed', time(times.embargoUntil))
        : words('standing.scheduled', time(times.goLiveAt))),
    change && words('standing.change', time(change.goLiveAt)),
    change && change.corrections.length > 0 && words('standing.corrects'),
    until && words(state === 'EXPIRED' ? 'standing.expired' : 'standing.expires', time(until)),
    (state === 'SCHEDULED' || change) && words('standing.locked'),
    review?.state === 'open' &&
      words('standing.waitsFor', { round: words(`rounds.${roundOf(review.preset, review.round).name}`) }),
    asked && words('standing.asked', { name: asked.name }),
    review?.state === 'open' && bar && words(bar === 'maker' ? 'standing.notYours' : 'standing.notTwice'),
  ].filter((line) => typeof line === 'string')
  if (hours.length === 0) return null
  return (
    <div className="grid gap-0.5 border-l-[3px] border-rule pl-3 text-xs text-muted">
      {hours.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  )
}
