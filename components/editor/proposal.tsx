import { useTranslations } from 'next-intl'
import { TypeLetter } from '@/components/desk/tag-chip'
import type { EditorSuggestion } from '@/lib/document/suggestion'
import { spelledOut } from './metric-fields'

/** What a suggestion proposes, in two lines: the words, and what they are taken for. */
export function Proposal({ suggestion }: { suggestion: EditorSuggestion }) {
  const words = useTranslations('editor.suggestions')
  const { quote } = suggestion
  if (suggestion.kind === 'mention') {
    const { type, canonical } = suggestion.fields
    return (
      <span className="flex items-baseline gap-1.5" lang="zh-CN">
        <TypeLetter type={type} />
        <span>
          {quote}
          {canonical !== quote && <span className="text-muted"> · {canonical}</span>}
        </span>
      </span>
    )
  }
  const { indicator, subject, period } = suggestion.fields
  return (
    <span className="flex items-baseline gap-1.5" lang="zh-CN">
      <span
        aria-hidden
        className="inline-grid size-[1.35em] flex-none place-items-center border border-ink text-xs leading-none"
      >
        {words('metricLetter')}
      </span>
      <span>
        <span className="sr-only">{words('metric')} </span>
        {quote} <span className="tabular-nums">= {spelledOut(suggestion.fields)}</span>
        <span className="block text-xs text-muted">
          {[subject, indicator, period].filter(Boolean).join(' · ')}
        </span>
      </span>
    </span>
  )
}
