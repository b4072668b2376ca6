import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/desk/page-header'
import { RecommenderState } from '@/components/learning/recommender-state'
import { RuleList } from '@/components/learning/rule-list'
import { actorOnPage } from '@/lib/auth/actor'
import { can } from '@/lib/editorial/policy'
import { getRecommender } from '@/lib/newsroom/get-recommender'
import { listRules } from '@/lib/newsroom/list-rules'
import { switchRuleAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  await actorOnPage('rule.view')
  return { title: (await getTranslations('learning.rules'))('title') }
}

export default async function RulesPage() {
  const actor = await actorOnPage('rule.view')
  const [words, rules, recommender] = await Promise.all([
    getTranslations('learning.rules'),
    listRules(actor),
    getRecommender(actor),
  ])
  return (
    <>
      <PageHeader title={words('title')} lede={words('lede')} />
      <div className="grid gap-8">
        <RuleList rules={rules} switchAction={switchRuleAction} canSwitch={can(actor, 'rule.switch')} />
        <RecommenderState recommender={recommender} />
      </div>
    </>
  )
}
