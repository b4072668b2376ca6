import { useTranslations } from 'next-intl'
import { deskAddress } from '@/lib/editorial/addresses'
import { AUDIT_FORMATS, type AuditQuery } from '@/lib/editorial/audit'

/** The records that the filters leave, as files. */
export function AuditExport({ query }: { query: AuditQuery }) {
  const words = useTranslations('admin.audit')
  const { after: _, ...asked } = query
  return (
    <p className="mt-3 mb-2 flex flex-wrap gap-x-4 gap-y-1 text-xs">
      <span className="text-muted">{words('export')}</span>
      {AUDIT_FORMATS.map((format) => (
        <a
          key={format}
          href={deskAddress.auditFile(format, asked)}
          download
          className="underline decoration-rule underline-offset-4 hover:text-accent"
        >
          {words(`formats.${format}`)}
        </a>
      ))}
    </p>
  )
}
