'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { canonicalJson } from '@/lib/document/canonical-json'
import type { EditorArticle, EditorRights, StepActions } from './editor-article'
import { dropLocalCopy, findLocalCopy, type LocalCopy } from './local-copy'
import { OpenArticle, type Opening } from './open-article'

type Props = { article: EditorArticle; rights: EditorRights; actions: StepActions }

/** The editor of one article. Text that never reached the server is offered before anything else. */
export function ArticleEditor(props: Props) {
  const { article, rights } = props
  const [opening, setOpening] = useState<Opening>(() => ({
    number: 0,
    content: article.content,
    suggestions: article.suggestions,
    isRestored: false,
  }))
  const [copy, setCopy] = useState<LocalCopy | null>(null)

  useEffect(() => {
    const found = findLocalCopy(article.id)
    const isSame = found && canonicalJson(found.content) === canonicalJson(article.content)
    if (isSame) dropLocalCopy(article.id)
    else setCopy(found)
    // Only what was left behind before this page was opened is offered.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])

  function restore({ content, decisions }: LocalCopy) {
    const states = new Map(decisions.map(({ suggestionId, state }) => [suggestionId, state]))
    setOpening({
      number: opening.number + 1,
      content,
      suggestions: article.suggestions.map((one) => ({ ...one, state: states.get(one.id) ?? one.state })),
      isRestored: true,
    })
    setCopy(null)
  }

  return (
    <div className="grid gap-4">
      {copy && rights.edit && (
        <LocalCopyNotice
          copy={copy}
          isOutdated={copy.version !== article.version}
          onRestore={() => restore(copy)}
          onDrop={() => {
            dropLocalCopy(article.id)
            setCopy(null)
          }}
        />
      )}
      <OpenArticle key={opening.number} opening={opening} {...props} />
    </div>
  )
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
