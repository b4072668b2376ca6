'use client'

import { useEditorState } from '@tiptap/react'
import { useTranslations } from 'next-intl'
import { contentOf } from '@/lib/document/editor-content'
import { canonicalJson } from '@/lib/document/canonical-json'
import { findingsOf } from '@/lib/editorial/checklist'
import { contentFrom, type ArticleFields } from './article-fields'
import { useEditorSession } from './editor-session'
import { useSuggestionState } from './use-suggestions'

/** 签发前检查: what keeps the article, as it stands on the screen, from going out, and what a person should weigh. */
export function PublishChecks({ fields }: { fields: ArticleFields }) {
  const { editor, article, comments } = useEditorSession()
  const words = useTranslations('workflow.ready')
  const { open } = useSuggestionState()
  const findings = useEditorState({
    editor,
    selector: ({ editor: now }) =>
      findingsOf({
        content: contentFrom(fields, contentOf(now.state)),
        openSuggestions: open.length,
        hasProposal: article.proposal !== null,
        openConflicts: article.openConflicts,
        correctionDrafts: article.correctionDrafts.length,
        openComments: comments.all.filter(({ state }) => state === 'open').length,
      }),
    equalityFn: (a, b) => canonicalJson(a) === canonicalJson(b),
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
