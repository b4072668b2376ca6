'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { sendValues, useRefusalSentence } from '@/components/ui/form-answer'
import { Notice } from '@/components/ui/notice'
import { useAnnounce } from '@/components/ui/status-bar'
import { DifferenceView } from './difference-view'
import type {
  EditorArticle,
  EditorRights,
  ProposalActions,
  ProposedChange,
  StepAnswer,
} from './editor-article'
import { useSaveState, type ArticleSaving } from './use-article-saving'

type Props = { article: EditorArticle; rights: EditorRights; actions: ProposalActions; saving: ArticleSaving }

/** A change of the printed lines that waits for a word: what it would make of the text, to be taken over or turned down. */
export function ProposalNotice({ article, ...props }: Props) {
  const [isGone, setGone] = useState(false)
  const { proposal } = article
  return (
    proposal &&
    !isGone && <Waiting article={article} proposal={proposal} onGone={() => setGone(true)} {...props} />
  )
}

function Waiting({
  article,
  proposal,
  rights,
  actions,
  saving,
  onGone,
}: Props & { proposal: ProposedChange; onGone: () => void }) {
  const words = useTranslations('editor.change')
  const format = useFormatter()
  const announce = useAnnounce()
  const { queue } = saving
  const isInConflict = useSaveState(queue).kind === 'conflict'
  const [isDeciding, setDeciding] = useState(false)
  const [answer, setAnswer] = useState<StepAnswer | null>(null)

  async function decide(word: keyof ProposalActions) {
    setDeciding(true)
    setAnswer(null)
    await queue.step(async (version) => {
      // What was saved since this page was opened made the proposal anew: it must be seen before it is decided on.
      if (version !== article.version) return told({ ok: false, code: 'conflict' })
      return told(await sendValues(actions[word], { id: article.id, version, proposalId: proposal.id }))
    })
    setDeciding(false)

    function told(result: StepAnswer): number | null {
      setAnswer(result)
      if (!result.ok) return null
      announce(words(`done.${word}`))
      // The text under the hands of the editor is another now.
      if (word === 'accept') window.location.reload()
      else onGone()
      return result.data.version
    }
  }

  const time = format.dateTime(new Date(proposal.at), { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <Notice tone="warning">
      <section aria-label={words('title')} className="grid gap-3">
        <p className="font-bold">{words('title')}</p>
        <p>{words(proposal.by ? 'whatBy' : 'what', { name: proposal.by ?? '', time })}</p>
        <div
          className="max-h-[50dvh] overflow-y-auto border-y border-rule py-2"
          tabIndex={0}
          role="group"
          aria-label={words('difference')}
        >
          <DifferenceView difference={proposal.difference} sections={article.sections} />
        </div>
        {answer && !answer.ok && <Refusal answer={answer} />}
        {rights.edit && (
          <div className="flex flex-wrap gap-2">
            <Button
              kind="primary"
              disabled={isDeciding || isInConflict}
              onClick={() => void decide('accept')}
            >
              {words('accept')}
            </Button>
            <Button disabled={isDeciding || isInConflict} onClick={() => void decide('reject')}>
              {words('reject')}
            </Button>
          </div>
        )}
      </section>
    </Notice>
  )
}

function Refusal({ answer }: { answer: Extract<StepAnswer, { ok: false }> }) {
  const words = useTranslations('editor.change')
  const sentence = useRefusalSentence()
  if (answer.code !== 'conflict') return <Notice tone="danger">{sentence(answer)}</Notice>
  return (
    <Notice tone="danger">
      <p>{words('movedOn')}</p>
      <div className="mt-2">
        <Button size="small" onClick={() => window.location.reload()}>
          {words('reload')}
        </Button>
      </div>
    </Notice>
  )
}
