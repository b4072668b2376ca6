import { useTranslations } from 'next-intl'
import { COMMAND_LINE } from '@/lib/editorial/actor'
import type { AuditRecord } from './audit-detail'

/** What happened, as a sentence in the reader's language. */
export function AuditSentence({ row }: { row: AuditRecord }) {
  const words = useTranslations('audit.actions')
  const machine = useTranslations('admin.audit')
  const actor = row.actorLabel === COMMAND_LINE.label ? machine('machine') : row.actorLabel
  return <>{words(row.action.replace('.', '_'), { actor, target: row.targetLabel })}</>
}
