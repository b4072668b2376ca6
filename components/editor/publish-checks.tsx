'use client'

import type { EditorState } from '@tiptap/pm/state'
import { useTranslations } from 'next-intl'
import { contentOf } from '@/lib/document/editor-content'
import { findingsOf } from '@/lib/editorial/checklist'
import { contentFrom, type ArticleFields } from './article-fields'
import { useEditorSession } from './editor-session'
import { useRestingState } from './use-resting-state'
import { useSuggestionState } from './use-suggestions'

const readContent = (state: EditorState) => ({ content: contentOf(state) })

/** 签发前检查: what keeps the article, as it stands on the screen, from going out, and what a person should weigh. */
export function PublishChecks({ fields }: { fields: ArticleFields }) {
  const { editor, article, comments } = useEditorSession()
  const words = useTranslations('workflow.ready')
  const { open } = useSuggestionState()
  const { content } = useRestingState(editor, readContent)
  const findings = findingsOf({
    content: contentFrom(fields, content),
    openSuggestions: open.length,
    hasProposal: article.proposal !== null,
    openConflicts: article.openConflicts,
    correctionDrafts: article.correctionDrafts.length,
    openComments: comments.all.filter(({ state }) => state === 'open').length,
  })
  return (
    <section className="grid gap-2">
      <h2 className="text-sm font-bold">{words('title')}</h2>
      {findings.length === 0 ? (
        <p className="text-muted">{words('ready')}</p>
      ) : (
        <ul className="grid gap-1.5">
          {findings.map(({ name, level, count }) => (
            <li
              key={name}
              className={`border-l-[3px] pl-2 ${level === 'block' ? 'border-danger' : 'border-warning'}`}
            >
              <span className={level === 'block' ? 'font-bold text-danger' : 'font-bold text-warning'}>
                {words(level)}
              </span>{' '}
              {words(`checks.${name}`, { count })}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
