'use client'

import { useEditorState } from '@tiptap/react'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { controlLook } from '@/components/ui/field'
import { markableStretch } from '@/lib/document/annotate'
import { factsOf } from '@/lib/document/article-facts'
import type { Eye } from '@/lib/document/content'
import type { ChangedMention } from '@/lib/document/open-eyes'
import { twinsOf } from '@/lib/document/settle-eyes'
import { openSpans, type OpenSpan } from '@/lib/document/spans'
import { useEditorSession } from './editor-session'
import { useAnnotating } from './use-annotating'
import { useEyeActs, useEyes } from './use-eyes'

/** Marks that need an eye: on changed words, lost, or deleted with their words. */
export function EyesPanel() {
  const words = useTranslations('editor.eyes')
  const { rights } = useEditorSession()
  const { changed, lost, count } = useEyes()
  const acts = useEyeActs()
  const entries = Object.entries(lost)
  const deleted = entries.filter(([, { reason }]) => reason === 'deleted')
  const missing = entries.filter(([, { reason }]) => reason !== 'deleted')
  if (count === 0) return <p className="text-sm text-muted">{words('empty')}</p>
  return (
    <div className="grid gap-4">
      {changed.length > 0 && (
        <section className="grid gap-1">
          <h2 className="text-sm font-bold">{words('changed', { count: changed.length })}</h2>
          <p className="text-xs text-muted">{words('changedWhat')}</p>
          <ul>
            {changed.map((mention) => (
              <ChangedRow key={mention.id} mention={mention} />
            ))}
          </ul>
        </section>
      )}
      {missing.length > 0 && (
        <section className="grid gap-1">
          <h2 className="text-sm font-bold">{words('lost', { count: missing.length })}</h2>
          <p className="text-xs text-muted">{words('lostWhat')}</p>
          <ul>
            {missing.map(([id, eye]) => (
              <LostRow key={id} id={id} eye={eye} />
            ))}
          </ul>
        </section>
      )}
      {deleted.length > 0 && (
        <section className="grid gap-1">
          <div className="flex flex-wrap items-baseline justify-between gap-2">
            <h2 className="text-sm font-bold">{words('deleted', { count: deleted.length })}</h2>
            {rights.edit && (
              <Button size="small" onClick={() => acts.drop(deleted.map(([id]) => id))}>
                {words('dropAll')}
              </Button>
            )}
          </div>
          <p className="text-xs text-muted">{words('deletedWhat')}</p>
          <ul>
            {deleted.map(([id, eye]) => (
              <LostRow key={id} id={id} eye={eye} />
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function ChangedRow({ mention: { id, text, was } }: { mention: ChangedMention }) {
  const { editor, rights, setPanel, tags } = useEditorSession()
  const words = useTranslations('editor.eyes')
  const acts = useEyeActs()
  const { remove } = useAnnotating()
  const tagId = useEditorState({
    editor,
    selector: ({ editor: now }) => factsOf(now.state).mentions[id]?.tagId ?? '',
  })
  function show() {
    const span = openSpans(editor.state.doc).find((one) => one.kind === 'entity' && one.id === id)
    if (!span) return
    editor.chain().setTextSelection(span.to).scrollIntoView().run()
    setPanel({ kind: 'marks', at: span })
  }
  return (
    <li className="grid gap-2 border-b border-rule py-2">
      <button type="button" className="cursor-pointer text-left text-sm hover:text-accent" onClick={show}>
        <span lang="zh-CN" className="font-bold">
          {text}
        </span>
        <span className="block text-xs text-muted" lang="zh-CN">
          {words('was', { quote: was, tag: tags[tagId]?.name ?? '' })}
        </span>
      </button>
      {rights.edit && (
        <div className="flex flex-wrap gap-2">
          <Button size="small" onClick={() => acts.keep([id])}>
            {words('keep')}
          </Button>
          <Button size="small" kind="quiet" onClick={() => remove('entity', id, text)}>
            {words('drop')}
          </Button>
        </div>
      )}
    </li>
  )
}

function LostRow({ id, eye }: { id: string; eye: Eye }) {
  const { editor, rights } = useEditorSession()
  const words = useTranslations('editor.eyes')
  const acts = useEyeActs()
  const at = useEditorState({
    editor,
    selector: ({ editor: now }) =>
      now.state.selection.empty ? null : markableStretch(now.state, now.state.selection),
  })
  const isKnown = eye.mention !== null || eye.metric !== null
  return (
    <li className="grid gap-2 border-b border-rule py-2">
      <p className="text-sm">
        <span lang="zh-CN">
          <span className="text-muted">{lineOf(eye.before)}</span>
          <span className="font-bold">{eye.quote}</span>
          <span className="text-muted">{lineOf(eye.after)}</span>
        </span>
        {eye.reason !== 'deleted' && (
          <span className="block text-xs text-muted">{words(`reason.${eye.reason}`)}</span>
        )}
      </p>
      {rights.edit && (
        <div className="flex flex-wrap gap-2">
          {isKnown && (
            <Button size="small" disabled={!at} onClick={() => at && acts.place(id, at)}>
              {words('place')}
              <span className="sr-only" lang="zh-CN">
                {` ${eye.quote}`}
              </span>
            </Button>
          )}
          {isKnown && <SameAs id={id} />}
          <Button size="small" kind="quiet" onClick={() => acts.drop([id])}>
            {words('drop')}
            <span className="sr-only" lang="zh-CN">
              {` ${eye.quote}`}
            </span>
          </Button>
        </div>
      )}
    </li>
  )
}

/** A line of context has no room for the blocks around. */
const lineOf = (context: string) => context.replaceAll('\n', ' ')

/** Says which mark in the text stands for the same; nothing to choose when there is none. */
function SameAs({ id }: { id: string }) {
  const { editor } = useEditorSession()
  const words = useTranslations('editor.eyes')
  const acts = useEyeActs()
  const selectId = useId()
  const [chosen, setChosen] = useState('')
  const twins = useEditorState({
    editor,
    selector: ({ editor: now }) =>
      twinsOf(now.state, id).map((span) => ({
        id: span.id,
        quote: span.quote,
        label: labelOf(span, now.state.doc),
      })),
  })
  const twin = twins.find((span) => span.id === chosen) ?? twins[0]
  if (!twin) return null
  return (
    <>
      {twins.length > 1 && (
        <>
          <label htmlFor={selectId} className="sr-only">
            {words('which')}
          </label>
          <select
            id={selectId}
            className={`${controlLook} max-w-full text-xs`}
            value={twin.id}
            onChange={(event) => setChosen(event.target.value)}
          >
            {twins.map((span) => (
              <option key={span.id} value={span.id} lang="zh-CN">
                {span.label}
              </option>
            ))}
          </select>
        </>
      )}
      <Button size="small" onClick={() => acts.join(id, twin)}>
        {twins.length > 1 ? words('sameAsThis') : words('sameAs', { words: twin.label })}
      </Button>
    </>
  )
}

const AROUND = 8

function labelOf({ from, to, quote }: OpenSpan, doc: Parameters<typeof openSpans>[0]): string {
  const $from = doc.resolve(from)
  const before = doc.textBetween(Math.max($from.start(), from - AROUND), from)
  const after = doc.textBetween(to, Math.min($from.end(), to + AROUND))
  return `${before}【${quote}】${after}`
}
