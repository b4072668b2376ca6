'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { createId } from './create-id'
import type { EditorArticle, EditorRights, ProposalActions, StepActions } from './editor-article'
import { findLeftBehind, type LeftBehind } from './left-behind'
import { dropLocalCopy } from './local-copy'
import { OpenArticle, type Opening } from './open-article'
import { tellPresence } from './save-requests'

type Props = {
  userId: string
  article: EditorArticle
  rights: EditorRights
  actions: StepActions
  proposalActions: ProposalActions
}

/** The editor of one article. Text that never reached the server is offered before anything else. */
export function ArticleEditor({ userId, ...props }: Props) {
  const { article, rights } = props
  const [opening, setOpening] = useState<Opening>(() => ({
    number: 0,
    tab: { articleId: article.id, tabId: createId(), userId },
    place: { version: article.version, revision: article.head },
    base: article.content,
    givenUp: [],
    content: article.content,
    suggestions: article.suggestions,
    settled: [],
    restored: null,
  }))
  const [left, setLeft] = useState<LeftBehind | null>(null)

  useEffect(() => {
    void findLeftBehind(article, userId).then((found) => {
      if (!found) return
      // The text is as it was decided on: what was decided is sent once more, and nobody need be asked.
      if (found.left === 'decisions' && rights.edit && found.stored.version === found.copy.version)
        return restore(found)
      setLeft(found)
    })
    // Only what was left behind before this page was opened is offered.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])

  function restore({ copy, stored }: LeftBehind) {
    const states = new Map(copy.decisions.map(({ suggestionId, state }) => [suggestionId, state]))
    setOpening((before) => ({
      number: before.number + 1,
      // The same editor goes on: what it kept is forgotten when it is saved.
      tab: { ...before.tab, tabId: copy.tabId },
      place: { version: copy.version, revision: copy.revision },
      base: copy.base,
      givenUp: copy.givenUp,
      content: copy.content,
      suggestions: article.suggestions.map((one) => ({ ...one, state: states.get(one.id) ?? one.state })),
      settled: copy.settled,
      restored: stored,
    }))
    setLeft(null)
  }

  function drop({ copy }: LeftBehind) {
    void dropLocalCopy(copy)
    // The server may hold the same text, or an earlier one of that editor: it is given up with this.
    void tellPresence(opening.tab, {
      isEditing: false,
      blockId: null,
      isOpening: false,
      unsent: null,
      forget: copy.tabId,
    })
    setLeft(null)
  }

  return (
    <div className="grid grid-cols-1 gap-4">
      {left && rights.edit && (
        <LeftNotice left={left} onRestore={() => restore(left)} onDrop={() => drop(left)} />
      )}
      <OpenArticle key={opening.number} opening={opening} {...props} />
    </div>
  )
}

type NoticeProps = { left: LeftBehind; onRestore: () => void; onDrop: () => void }

function LeftNotice({ left: { copy, stored, isAtServer }, onRestore, onDrop }: NoticeProps) {
  const words = useTranslations('editor.copy')
  const format = useFormatter()
  const time = format.dateTime(new Date(copy.at), { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <Notice tone="warning">
      <p>{words(isAtServer ? 'elsewhere' : 'found', { time })}</p>
      {copy.revision !== stored.revision && <p>{words('outdated')}</p>}
      <div className="mt-2 flex gap-2">
        <Button size="small" onClick={onRestore}>
          {words('restore')}
        </Button>
        <Button size="small" kind="quiet" onClick={onDrop}>
          {words('drop')}
        </Button>
      </div>
    </Notice>
  )
}
