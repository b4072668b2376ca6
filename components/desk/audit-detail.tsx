import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { deskAddress } from '@/lib/editorial/addresses'
import type { AuditAction } from '@/lib/editorial/audit'

type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[]

export type AuditRecord = {
  id: string
  actId: string
  actorId: string | null
  actorLabel: string
  action: AuditAction
  targetType: string
  targetId: string
  targetLabel: string
  detail: Json
  at: Date
}

/** Every fact of a record, folded away, and the way to the other records of its target. */
export function AuditDetail({ row }: { row: AuditRecord }) {
  const words = useTranslations('admin.audit')
  const facts = typeof row.detail === 'object' && row.detail !== null ? Object.entries(row.detail) : []
  return (
    <details>
      <summary className="cursor-pointer whitespace-nowrap text-muted hover:text-ink">
        {words('details')}
      </summary>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 py-1 text-xs [&_dt]:text-muted">
        {facts.map(([name, value]) => (
          <Fact key={name} name={words.has(`fact.${name}`) ? words(`fact.${name}`) : name}>
            <FactValue value={value ?? null} />
          </Fact>
        ))}
        <Fact name={words('fact.target')}>
          <Link
            prefetch={false}
            href={`${deskAddress.audit}?targetId=${encodeURIComponent(row.targetId)}`}
            className="underline decoration-rule underline-offset-4"
          >
            {row.targetType} {row.targetId}
          </Link>
        </Fact>
        <Fact name={words('fact.act')}>
          <Link
            prefetch={false}
            href={`${deskAddress.audit}?actId=${row.actId}`}
            className="underline decoration-rule underline-offset-4"
          >
            {row.actId}
          </Link>
        </Fact>
      </dl>
    </details>
  )
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </>
  )
}

function FactValue({ value }: { value: Json }) {
  const common = useTranslations('common')
  if (value === null || value === '') return <span className="text-muted">{common('none')}</span>
  if (typeof value === 'boolean') return <>{common(value ? 'yes' : 'no')}</>
  if (typeof value !== 'object') return <>{value}</>
  return (
    <code className="font-sans">
      {Object.entries(value)
        .map(([key, part]) => `${key}: ${JSON.stringify(part)}`)
        .join(' · ')}
    </code>
  )
}
