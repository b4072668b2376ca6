'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { StatusPill } from '@/components/desk/status-pill'
import { useRefusalSentence } from '@/components/ui/form-answer'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Pill } from '@/components/ui/pill'
import type { ArticleContent } from '@/lib/document/content'
import { oneChange, textsOf } from '@/lib/document/one-change'
import { deskAddress, siteAddress } from '@/lib/editorial/addresses'
import { ArticleStanding } from './article-standing'
import { Assignment } from './assignment'
import type { ChangedWords } from './change-fields'
import type { EditorArticle, EditorRights, StepActions } from './editor-article'
import { figuresOf } from './figures-of'
import { PriorityChoice } from './priority-choice'
import { PreviewButton } from './preview-button'
import { SaveState } from './save-state'
import { Shortcuts } from './shortcuts'
import { StepButtons } from './step-buttons'
import { UnsettledPoints, type Unsettled } from './unsettled-points'
import { useSaveState, type ArticleSaving } from './use-article-saving'
import { useSteps } from './use-steps'

type Props = {
  article: EditorArticle
  rights: EditorRights
  actions: StepActions
  saving: ArticleSaving
  /** Comments and suggested changes that nobody has settled. */
  openComments: number
}

/** What the editor holds, saved or not. */
const contentNow = (saving: ArticleSaving, article: EditorArticle): ArticleContent =>
  saving.snapshot()?.content ?? article.content

const changedWords = (saving: ArticleSaving, article: EditorArticle): ChangedWords | null =>
  article.publicTexts && oneChange(article.publicTexts, textsOf(contentNow(saving, article)))

/** Where the article stands, whether it is saved, and where it can go from here. */
export function ArticleBar({ article, rights, actions, saving, openComments }: Props) {
  const words = useTranslations('editor')
  const workflow = useTranslations('workflow')
  const sentence = useRefusalSentence()
  const steps = useSteps(article.id, actions, saving, openComments)
  const { isTaking, answer, asked, take, press, ask, wait } = steps
  const { queue } = saving
  const state = useSaveState(queue)

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
        <Link
          href={deskAddress.history(article.id)}
          prefetch={false}
          className="text-xs underline hover:text-accent"
        >
          {words('toHistory')}
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
        <div data-commands className="ml-auto flex flex-wrap items-center gap-x-4 gap-y-2">
          <Shortcuts />
          <PreviewButton articleId={article.id} saving={saving} />
          {!rights.edit && <p className="text-xs text-muted">{words('readOnly')}</p>}
          {/* Who may edit no more must still hear why what they typed is not saved. */}
          {(rights.edit || state.kind !== 'saved') && <SaveState saving={saving} />}
          <StepButtons
            article={article}
            rights={rights}
            figures={() => figuresOf(contentNow(saving, article))}
            changed={() => changedWords(saving, article)}
            isTaking={isTaking}
            isInConflict={state.kind === 'conflict'}
            unsettled={steps.unsettled}
            onStep={ask}
            onSend={take}
          />
        </div>
      </div>
      {answer && !answer.ok && (
        <Notice tone="danger" isFocusable>
          {answer.code === 'invalid' ? workflow('steps.invalid') : sentence(answer)}
        </Notice>
      )}
      {asked !== null && (
        <UnsettledNotice
          unsettled={asked.unsettled}
          onPublish={() => void press('publish', asked.fields)}
          onWait={wait}
        />
      )}
      {returnReason && <Notice tone="warning">{words('returned', { reason: returnReason })}</Notice>}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <ArticleStanding article={article} />
        <div data-commands className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <PriorityChoice
            priority={article.priority}
            mayChange={rights.prioritize}
            isTaking={isTaking}
            onPriority={(priority) => void press('prioritize', { priority })}
          />
          <Assignment
            article={article}
            mayAssign={rights.assign}
            isTaking={isTaking}
            onAssign={(fields) => take('assign', fields)}
          />
        </div>
      </div>
    </div>
  )
}

/** Asked once before publishing. */
function UnsettledNotice({
  unsettled,
  onPublish,
  onWait,
}: {
  unsettled: Unsettled
  onPublish: () => void
  onWait: () => void
}) {
  const words = useTranslations('workflow.eyes')
  return (
    <Notice tone="warning" isFocusable>
      <UnsettledPoints {...unsettled} />
      <div className="mt-2 flex gap-2">
        <Button size="small" onClick={onPublish}>
          {words('publish')}
        </Button>
        <Button size="small" kind="quiet" onClick={onWait}>
          {words('wait')}
        </Button>
      </div>
    </Notice>
  )
}
