'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useEffect, useState, type ReactNode } from 'react'
import type { StatedFigure } from '@/lib/document/content'
import { periodText } from '@/lib/document/period-text'
import { SURE_FROM, type ResolvedField, type ResolvedFigure } from '@/lib/editorial/resolution'
import { useEditorSession } from './editor-session'
import { resolveFigure } from './figure-request'
import { groupedDecimal } from './metric-fields'

/** Typing has stopped for so long before the fields are looked up again. */
const WAIT_MS = 300

/** Which records and days the printed words of a figure lead to, and how sure that is. */
export function ResolvedFacts({ fields }: { fields: StatedFigure | null }) {
  const { article } = useEditorSession()
  const words = useTranslations('editor.resolved')
  const [resolved, setResolved] = useState<ResolvedFigure | null>(null)
  const asked = fields && JSON.stringify(fields)

  useEffect(() => {
    if (!asked) return
    let isCurrent = true
    const timer = setTimeout(() => {
      void resolveFigure(article.id, JSON.parse(asked)).then((found) => {
        if (isCurrent) setResolved(found)
      })
    }, WAIT_MS)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [article.id, asked])

  if (!resolved || !fields) return null
  const { resolution, period, quantity } = resolved
  return (
    <section aria-label={words('label')} className="border-t border-rule pt-2">
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-xs">
        <Fact name={words('indicator')} field={resolution.indicator}>
          {resolved.indicator?.name ?? fields.indicator}
        </Fact>
        <Fact name={words('subject')} field={resolution.subject}>
          {resolved.subject?.name ?? fields.subject}
        </Fact>
        <Fact name={words('scope')} field={resolution.scope}>
          {resolved.scope?.name ?? fields.scope}
        </Fact>
        <Fact name={words('period')} field={resolution.period}>
          {period ? periodText(period.from, period.to) : fields.period}
        </Fact>
        <dt className="text-muted">{words('quantity')}</dt>
        <dd className="tabular-nums" lang="zh-CN">
          {groupedDecimal(quantity.value)} {quantity.unit}
        </dd>
      </dl>
    </section>
  )
}

type FactProps = { name: string; field: ResolvedField | null; children: ReactNode }

/** One field with its record, the rule that led there and the score; what an editor should look at stands out. */
function Fact({ name, field, children }: FactProps) {
  const words = useTranslations('editor.resolved')
  const format = useFormatter()
  if (!field) return null
  const isSure = field.score >= SURE_FROM
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd>
        <span lang="zh-CN" className="font-bold">
          {children}
        </span>{' '}
        <span className={isSure ? 'text-muted' : 'text-warning'}>
          {words(`rule.${field.rule.replace('.', '_')}`)}
          {field.score > 0 && ` · ${format.number(field.score, { style: 'percent' })}`}
        </span>
      </dd>
    </>
  )
}
