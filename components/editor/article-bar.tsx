'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useState } from 'react'
import { StatusPill } from '@/components/desk/status-pill'
import { useRefusalSentence } from '@/components/ui/form-answer'
import { Notice } from '@/components/ui/notice'
import { Pill } from '@/components/ui/pill'
import { useAnnounce } from '@/components/ui/status-bar'
import { deskAddress, siteAddress } from '@/lib/editorial/addresses'
import { ArticleStanding } from './article-standing'
import { Assignment } from './assignment'
import type { BarAct, EditorArticle, EditorRights, StepActions, StepAnswer } from './editor-article'
import { figuresOf } from './figures-of'
import { SaveState } from './save-state'
import { Shortcuts } from './shortcuts'
import { StepButtons, type StepFields } from './step-buttons'
import { useSaveState, type ArticleSaving } from './use-article-saving'

type Props = { article: EditorArticle; rights: EditorRights; actions: StepActions; saving: ArticleSaving }

/** Where the article stands, whether it is saved, and where it can go from here. */
export function ArticleBar({ article, rights, actions, saving }: Props) {
  const words = useTranslations('editor')
  const workflow = useTranslations('workflow')
  const sentence = useRefusalSentence()
  const announce = useAnnounce()
  const [isTaking, setTaking] = useState(false)
  const [answer, setAnswer] = useState<StepAnswer | null>(null)
  const { queue } = saving
  const state = useSaveState(queue)

  async function take(step: BarAct, fields: StepFields = {}) {
    setTaking(true)
    setAnswer(null)
    try {
      await queue.step(async (version) => {
        const form = new FormData()
        for (const [name, value] of Object.entries({ id: article.id, version: String(version), ...fields }))
          for (const one of [value].flat()) form.append(name, one)
        const result = await actions[step](null, form)
        setAnswer(result)
        if (!result.ok) return null
        announce(workflow(`done.${step}`))
        return result.data.version
      })
    } finally {
      setTaking(false)
    }
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
        <StatusPill status={article.state} />
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
            figures={() => figuresOf(saving.snapshot()?.content ?? article.content)}
            isTaking={isTaking}
            isInConflict={state.kind === 'conflict'}
            onStep={(...step) => void take(...step)}
          />
        </div>
      </div>
      {answer && !answer.ok && (
        <Notice tone="danger" isFocusable>
          {answer.code === 'invalid' ? workflow('steps.invalid') : sentence(answer)}
        </Notice>
      )}
      {returnReason && <Notice tone="warning">{words('returned', { reason: returnReason })}</Notice>}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <ArticleStanding article={article} />
        <Assignment
          article={article}
          mayAssign={rights.assign}
          isTaking={isTaking}
          onAssign={(fields) => void take('assign', fields)}
        />
      </div>
    </div>
  )
}
