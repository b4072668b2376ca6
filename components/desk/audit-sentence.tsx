import { useTranslations } from 'next-intl'
import { COMMAND_LINE, THE_SUGGESTER } from '@/lib/editorial/actor'
import { useRuleWords } from '@/components/editor/use-rule-words'
import { SETTINGS, useSettingNames } from '@/components/settings/use-setting-names'
import type { AuditRecord } from './audit-detail'

/** What happened, as a sentence in the reader's language. */
export function AuditSentence({ row }: { row: AuditRecord }) {
  const words = useTranslations('audit.actions')
  const machine = useTranslations('admin.audit')
  const rule = useRuleWords()
  const settings = useSettingNames()
  const articles = useTranslations('desk.articles')
  const machines = { [COMMAND_LINE.label]: machine('machine'), [THE_SUGGESTER.label]: machine('suggester') }
  const actor = machines[row.actorLabel] ?? row.actorLabel
  const { targetType, targetLabel } = row
  const setting = targetType === 'setting' ? SETTINGS.find((name) => name === targetLabel) : undefined
  const nameless = targetType === 'article' && targetLabel === ''
  const plain = nameless ? articles('untitled') : setting ? settings[setting] : targetLabel
  const target = targetType === 'rule' ? rule(targetLabel) : plain
  return <>{words(row.action.replace('.', '_'), { actor, target })}</>
}
