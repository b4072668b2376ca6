'use client'

import type { EditorState } from '@tiptap/pm/state'
import type { Editor } from '@tiptap/react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'
import { contentOf } from '@/lib/document/editor-content'
import { deskAddress } from '@/lib/editorial/addresses'
import { findingsOf, type CheckName } from '@/lib/editorial/checklist'
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
              {words(`checks.${name}`, { count })} <WayTo name={name} editor={editor} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** To where it can be put right, when that is not on this screen or hard to find there. */
function WayTo({ name, editor }: { name: CheckName; editor: Editor }) {
  const words = useTranslations('workflow.ready')
  if (name === 'conflicts-open')
    return (
      <LinkButton kind="bare" size="small" href={deskAddress.conflicts}>
        {words('settle')}
      </LinkButton>
    )
  if (name !== 'alt-missing' && name !== 'credit-missing') return null
  return (
    <Button
      kind="bare"
      size="small"
      onClick={() => showLacking(editor, name === 'alt-missing' ? 'alt' : 'credit')}
    >
      {words('show')}
    </Button>
  )
}

/** Puts the cursor into the caption of the first picture that lacks it: its fields are open then. */
function showLacking(editor: Editor, lacked: 'alt' | 'credit'): void {
  let caption: number | null = null
  editor.state.doc.descendants(({ type, attrs }, pos) => {
    const lacks = type.name === 'figure' && attrs.assetId && !String(attrs[lacked] ?? '').trim()
    if (caption === null && lacks) caption = pos + 1
    return caption === null
  })
  if (caption !== null) editor.chain().setTextSelection(caption).scrollIntoView().focus().run()
}
