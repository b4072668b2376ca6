'use client'

import { useTranslations } from 'next-intl'
import { TypeLetter } from '@/components/desk/tag-chip'
import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'
import { Notice } from '@/components/ui/notice'
import type { Words } from '@/lib/document/annotate'
import { factsOf } from '@/lib/document/article-facts'
import { openSpans, type OpenSpan } from '@/lib/document/spans'
import { deskAddress } from '@/lib/editorial/addresses'
import type { MetricFields } from '@/lib/pipeline/model'
import { useEditorSession } from './editor-session'
import { spelledOut } from './metric-fields'
import { useAnnotating } from './use-annotating'
import { useConfirming, useStaleFigures } from './use-confirming'

/** The mentions and figures over a place of the text, innermost first, with what can be done to each. */
export function MarksHere({ at }: { at: Words }) {
  const { editor } = useEditorSession()
  const words = useTranslations('editor.marks')
  const spans = openSpans(editor.state.doc)
    .filter(({ from, to }) => from < at.to && to > at.from)
    .sort((a, b) => a.to - a.from - (b.to - b.from))
  if (spans.length === 0) return <p className="text-sm text-muted">{words('none')}</p>
  return (
    <ul className="grid gap-3 divide-y divide-rule [&>li+li]:pt-3">
      {spans.map((span) => (
        <li key={span.kind + span.id} className="grid gap-2">
          {span.kind === 'entity' ? <Mention span={span} /> : <Figure span={span} />}
        </li>
      ))}
    </ul>
  )
}

function Mention({ span }: { span: OpenSpan }) {
  const { editor, tags, rights, setPanel } = useEditorSession()
  const words = useTranslations('editor.marks')
  const acts = useAnnotating()
  const tag = tags[factsOf(editor.state).mentions[span.id]?.tagId ?? '']
  return (
    <>
      <p className="flex items-baseline gap-1.5">
        {tag && <TypeLetter type={tag.type} />}
        <span lang="zh-CN" className="font-bold">
          {tag?.name ?? words('unknownTag')}
        </span>
        {tag && tag.name !== span.quote && (
          <span lang="zh-CN" className="text-muted">
            {words('asPrinted', { quote: span.quote })}
          </span>
        )}
      </p>
      <div className="flex flex-wrap gap-2">
        {rights.edit && (
          <>
            <Button
              size="small"
              onClick={() => setPanel({ kind: 'tag', at: span, mentionId: span.id, suggestionId: null })}
            >
              {words('changeTag')}
            </Button>
            <Button size="small" kind="danger" onClick={() => acts.remove('entity', span.id, span.quote)}>
              {words('remove')}
            </Button>
          </>
        )}
        {tag && (
          <LinkButton size="small" kind="bare" href={deskAddress.tag(tag.id)}>
            {words('openTag')}
          </LinkButton>
        )}
      </div>
    </>
  )
}

function Figure({ span }: { span: OpenSpan }) {
  const { editor, rights, setPanel } = useEditorSession()
  const words = useTranslations('editor.marks')
  const acts = useAnnotating()
  const fields = factsOf(editor.state).metrics[span.id] ?? null
  const { confirm } = useConfirming()
  const stale = useStaleFigures().find(({ id }) => id === span.id)
  const edit = () => setPanel({ kind: 'metric', at: span, metricId: span.id, suggestionId: null, fields })
  return (
    <>
      {stale && (
        <Notice tone="warning">
          {stale.was === stale.text ? words('clauseChanged') : words('changed', { was: stale.was })}
        </Notice>
      )}
      {fields && <FigureFacts fields={fields} quote={span.quote} />}
      {rights.edit && (
        <div className="flex flex-wrap gap-2">
          {stale && (
            <Button size="small" kind="primary" onClick={() => void confirm(span.id)}>
              {words('confirm')}
            </Button>
          )}
          <Button size="small" onClick={edit}>
            {words('changeFields')}
          </Button>
          <Button size="small" kind="danger" onClick={() => acts.remove('metric', span.id, span.quote)}>
            {words('remove')}
          </Button>
        </div>
      )}
    </>
  )
}

function FigureFacts({ fields, quote }: { fields: MetricFields; quote: string }) {
  const words = useTranslations('editor.metric')
  const common = useTranslations('common')
  const facts = [
    [words('subject'), fields.subject],
    [words('period'), fields.period],
    [words('scope'), fields.scope],
    [words('kind'), common(`metricKind.${fields.kind}`)],
  ] as const
  return (
    <div className="grid gap-1">
      <p lang="zh-CN" className="font-bold">
        {fields.indicator}
      </p>
      <p className="tabular-nums">
        <span lang="zh-CN">{quote}</span> = {spelledOut(fields)}
      </p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 text-xs">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd lang="zh-CN">{value ?? common('none')}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
