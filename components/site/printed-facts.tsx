import type { PrintedFacts as Facts } from '@/lib/editorial/reader-views'
import { dayOf } from './day-of'
import { useWords } from './use-words'

/** Where and when it was printed, as far as the page says: 《松江报》 原载 2023-12-04. */
export function PrintedFacts({ newspaper, printedOn, printedOnIsGuess }: Facts) {
  const words = useWords('site.printed')
  return (
    <>
      {newspaper && <span lang="zh-CN">{words('in', { newspaper })}</span>}
      {printedOn ? (
        <time dateTime={printedOn} className="tabular-nums">
          {words(printedOnIsGuess ? 'guess' : 'on', { date: printedOn })}
        </time>
      ) : (
        <span>{words('unknown')}</span>
      )}
    </>
  )
}

/** The same of a story; one whose page bears no date says when it was published, since every story needs a day. */
export function StoryDates({ publishedAt, ...printed }: Facts & { publishedAt: string }) {
  const words = useWords('site.article')
  return (
    <>
      <PrintedFacts {...printed} />
      {printed.printedOn === null && (
        <time dateTime={publishedAt} className="tabular-nums">
          {words('published', { date: dayOf(publishedAt) })}
        </time>
      )}
    </>
  )
}
