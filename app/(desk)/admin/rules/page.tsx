import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/desk/page-header'
import { RuleList } from '@/components/learning/rule-list'
import { actorOnPage } from '@/lib/auth/actor'
import { can } from '@/lib/editorial/policy'
import { listRules } from '@/lib/newsroom/list-rules'
import { switchRuleAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  await actorOnPage('rule.view')
  return { title: (await getTranslations('learning.rules'))('title') }
}

export default async function RulesPage() {
  const actor = await actorOnPage('rule.view')
  const words = await getTranslations('learning.rules')
  return (
    <>
      <PageHeader title={words('title')} lede={words('lede')} />
      <RuleList
        rules={await listRules(actor)}
        switchAction={switchRuleAction}
        canSwitch={can(actor, 'rule.switch')}
      />
    </>
  )
}
