'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { ArticleContent } from '@/lib/document/content'
import { canonicalJson } from '@/lib/document/canonical-json'
import type { EditorArticle, EditorRights, ProposalActions, StepActions } from './editor-article'
import { dropLocalCopy, findLocalCopy, leftIn, type LocalCopy } from './local-copy'
import { OpenArticle, type Opening } from './open-article'
import { fetchArticle } from './save-requests'

type Props = {
  article: EditorArticle
  rights: EditorRights
  actions: StepActions
  proposalActions: ProposalActions
}

/** The editor of one article. Text that never reached the server is offered before anything else. */
export function ArticleEditor(props: Props) {
  const { article, rights } = props
  const [opening, setOpening] = useState<Opening>(() => ({
    number: 0,
    version: article.version,
    content: article.content,
    suggestions: article.suggestions,
    settled: [],
    isRestored: false,
  }))
  const [left, setLeft] = useState<LeftBehind | null>(null)

  useEffect(() => {
    void findLeftBehind(article).then((found) => {
      if (!found) return
      const { copy, stored } = found
      if (found.left === 'decisions' && rights.edit && stored.version === copy.version)
        // The text is as it was decided on: what was decided is sent once more, and nobody need be asked.
        return open({ version: stored.version, content: copy.content }, copy, true)
      if (found.left === 'decisions' || !isSame(copy.content, stored.content)) return setLeft(found)
      // The last save of the page that was left has arrived after this one was read.
      dropLocalCopy(article.id)
      if (stored.version !== article.version) open(stored, copy, false)
    })
    // Only what was left behind before this page was opened is offered.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])

  function open(stored: Stored, { decisions, settled }: LocalCopy, isRestored: boolean) {
    const states = new Map(decisions.map(({ suggestionId, state }) => [suggestionId, state]))
    setOpening((before) => ({
      number: before.number + 1,
      version: stored.version,
      content: stored.content,
      suggestions: article.suggestions.map((one) => ({ ...one, state: states.get(one.id) ?? one.state })),
      settled,
      isRestored,
    }))
    setLeft(null)
  }

  return (
    <div className="grid gap-4">
      {left && rights.edit && (
        <LocalCopyNotice
          copy={left.copy}
          isOutdated={left.copy.version !== left.stored.version}
          onRestore={() =>
            open({ version: left.stored.version, content: left.copy.content }, left.copy, true)
          }
          onDrop={() => {
            dropLocalCopy(article.id)
            setLeft(null)
          }}
        />
      )}
      <OpenArticle key={opening.number} opening={opening} {...props} />
    </div>
  )
}

type Stored = { version: number; content: ArticleContent }
type LeftBehind = { copy: LocalCopy; stored: Stored; left: 'text' | 'decisions' }

const isSame = (one: ArticleContent, other: ArticleContent) => canonicalJson(one) === canonicalJson(other)

/** Text or decisions kept on this device that this page was not opened with, beside what the server holds by now. */
async function findLeftBehind(article: EditorArticle): Promise<LeftBehind | null> {
  const copy = findLocalCopy(article.id)
  if (!copy) return null
  const left = leftIn(copy, article)
  if (!left) {
    dropLocalCopy(article.id)
    return null
  }
  return { copy, stored: (await fetchArticle(article.id)) ?? article, left }
}

type NoticeProps = { copy: LocalCopy; isOutdated: boolean; onRestore: () => void; onDrop: () => void }

function LocalCopyNotice({ copy, isOutdated, onRestore, onDrop }: NoticeProps) {
  const words = useTranslations('editor.copy')
  const format = useFormatter()
  const time = format.dateTime(new Date(copy.at), { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <Notice tone="warning">
      <p>{words('found', { time })}</p>
      {isOutdated && <p>{words('outdated')}</p>}
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
