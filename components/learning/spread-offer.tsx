'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { useEditorSession, type Tagged } from '@/components/editor/editor-session'
import type { ArticleSaving } from '@/components/editor/use-article-saving'
import { Button } from '@/components/ui/button'
import { DialogButton } from '@/components/ui/dialog'
import type { SpreadOffer as Offer } from '@/lib/editorial/spread'
import { SpreadForm } from './spread-form'
import { SpreadReport } from './spread-report'
import { askSpread } from './spread-requests'
import { useSpreading } from './use-spreading'

/** Someone who walks through suggestions is asked about the last one, not about each. */
const PAUSE_MS = 600

/** After words were tagged: where else they stand, to be tagged in one act. */
export function SpreadOffer({ saving }: { saving: ArticleSaving }) {
  const words = useTranslations('learning.spread')
  const { tagged, setTagged } = useEditorSession()
  const offer = useOffer(tagged, saving)
  const { report, closeReport, spread } = useSpreading(saving)
  const counts = offer && countsOf(offer)
  return (
    <>
      {report && <SpreadReport report={report} onClose={closeReport} />}
      {tagged && offer && counts && counts.here + counts.elsewhere > 0 && (
        <section
          aria-label={words('label')}
          className="mb-3 grid gap-2 border border-edge bg-wash p-3 text-sm"
        >
          <p>
            {words(counts.here === 0 ? 'elsewhere' : counts.articles === 0 ? 'here' : 'both', {
              quote: tagged.quote,
              ...counts,
            })}
          </p>
          {offer.closed > 0 && (
            <p className="text-xs text-muted">{words('closed', { count: offer.closed })}</p>
          )}
          {offer.isCut && <p className="text-xs text-muted">{words('cut')}</p>}
          <div className="flex flex-wrap gap-2">
            <DialogButton
              size="small"
              kind="primary"
              label={words('choose')}
              title={words('title', { quote: tagged.quote, tag: tagged.tag.name })}
            >
              <SpreadForm
                offer={offer}
                onSpread={(chosen) => spread(tagged, chosen).then(() => setTagged(null))}
              />
            </DialogButton>
            <Button size="small" kind="quiet" onClick={() => setTagged(null)}>
              {words('ignore')}
            </Button>
          </div>
        </section>
      )}
    </>
  )
}

function countsOf({ articles }: Offer) {
  const placesOf = (isHere: boolean) =>
    articles.filter((one) => one.isHere === isHere).reduce((sum, { places }) => sum + places.length, 0)
  return {
    here: placesOf(true),
    elsewhere: placesOf(false),
    articles: articles.filter(({ isHere }) => !isHere).length,
  }
}

/** What the server knows of the words that were tagged last; null until it has answered. */
function useOffer(tagged: Tagged | null, { queue }: ArticleSaving): Offer | null {
  const { article } = useEditorSession()
  const [answer, setAnswer] = useState<{ tagged: Tagged; offer: Offer } | null>(null)
  useEffect(() => {
    if (!tagged) return
    const gone = new AbortController()
    const timer = setTimeout(async () => {
      // The server must know the mark that was just made, or it would offer its words again.
      if (!(await queue.flush()) || gone.signal.aborted) return
      const question = { articleId: article.id, tagId: tagged.tag.id, quote: tagged.quote }
      const offer = await askSpread(question, gone.signal)
      if (offer && !gone.signal.aborted) setAnswer({ tagged, offer })
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      gone.abort()
    }
  }, [tagged, queue, article.id])
  return answer && answer.tagged === tagged ? answer.offer : null
}
