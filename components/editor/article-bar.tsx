'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useState } from 'react'
import { StatusPill } from '@/components/desk/status-pill'
import { useRefusalSentence } from '@/components/ui/form-answer'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Pill } from '@/components/ui/pill'
import { useAnnounce } from '@/components/ui/status-bar'
import { isBlocking, openEyes } from '@/lib/document/open-eyes'
import { deskAddress, siteAddress } from '@/lib/editorial/addresses'
import type { Step } from '@/lib/editorial/workflow'
import type { EditorArticle, EditorRights, StepActions, StepAnswer } from './editor-article'
import { SaveState } from './save-state'
import { Shortcuts } from './shortcuts'
import { StepButtons } from './step-buttons'
import { useSaveState, type ArticleSaving } from './use-article-saving'

type Props = { article: EditorArticle; rights: EditorRights; actions: StepActions; saving: ArticleSaving }

/** Where the article stands, whether it is saved, and where it can go from here. */
export function ArticleBar({ article, rights, actions, saving }: Props) {
  const words = useTranslations('editor')
  const sentence = useRefusalSentence()
  const announce = useAnnounce()
  const [isTaking, setTaking] = useState(false)
  const [answer, setAnswer] = useState<StepAnswer | null>(null)
  const [asked, setAsked] = useState<number | null>(null)
  const { queue } = saving
  const state = useSaveState(queue)

  async function take(step: Step, extra: Record<string, string> = {}) {
    setTaking(true)
    setAnswer(null)
    setAsked(null)
    try {
      await queue.step(async (version) => {
        const form = new FormData()
        for (const [name, value] of Object.entries({ id: article.id, version: String(version), ...extra }))
          form.set(name, value)
        const result = await actions[step](null, form)
        setAnswer(result)
        if (!result.ok) return null
        announce(words(`steps.done.${step}`))
        return result.data.version
      })
    } finally {
      setTaking(false)
    }
  }

  /** Marks that need an eye and do not stand in the way are asked about once; those that do are refused. */
  function ask(step: Step, extra?: Record<string, string>) {
    const content = step === 'publish' ? saving.snapshot()?.content : undefined
    const eyes = content ? openEyes(content) : []
    if (eyes.length > 0 && !eyes.some(isBlocking)) setAsked(eyes.length)
    else void take(step, extra)
  }

  // The version only moves on from what the page was opened with when something was saved.
  const isAhead =
    article.hasUnpublishedChanges || queue.currentVersion !== article.version || queue.hasUnsaved
  const { liveSlug, returnReason } = article
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-rule pb-3">
        <Link href={deskAddress.articles} prefetch={false} className="text-xs underline hover:text-accent">
          {words('toList')}
        </Link>
        <StatusPill status={article.status} />
        {liveSlug && isAhead && <Pill tone="warning">{words('unpublishedChanges')}</Pill>}
        {liveSlug && (
          <a
            href={siteAddress.article('zh-CN', liveSlug)}
            target="_blank"
            rel="noopener"
            className="text-xs underline hover:text-accent"
          >
            {words('toPublic')}
          </a>
        )}
        <div className="ml-auto flex flex-wrap items-center gap-x-4 gap-y-2">
          <Shortcuts />
          {rights.edit ? (
            <SaveState state={state} onSave={() => void queue.flush()} />
          ) : (
            <p className="text-xs text-muted">{words('readOnly')}</p>
          )}
          <StepButtons
            article={article}
            rights={rights}
            isTaking={isTaking}
            isInConflict={state.kind === 'conflict'}
            onStep={ask}
          />
        </div>
      </div>
      {answer && !answer.ok && (
        <Notice tone="danger" isFocusable>
          {answer.code === 'invalid' ? words('steps.invalid') : sentence(answer)}
        </Notice>
      )}
      {asked !== null && (
        <EyesNotice count={asked} onPublish={() => void take('publish')} onWait={() => setAsked(null)} />
      )}
      {returnReason && article.status === 'DRAFT' && (
        <Notice tone="warning">{words('returned', { reason: returnReason })}</Notice>
      )}
    </div>
  )
}

/** Asked once before publishing: marks that are not in the text, which readers will not see. */
function EyesNotice({
  count,
  onPublish,
  onWait,
}: {
  count: number
  onPublish: () => void
  onWait: () => void
}) {
  const words = useTranslations('editor.steps')
  return (
    <Notice tone="warning" isFocusable>
      <p>{words('eyes', { count })}</p>
      <div className="mt-2 flex gap-2">
        <Button size="small" onClick={onPublish}>
          {words('publishAnyway')}
        </Button>
        <Button size="small" kind="quiet" onClick={onWait}>
          {words('lookFirst')}
        </Button>
      </div>
    </Notice>
  )
}
