import 'server-only'
import { countRecommendations } from '../db/recommendations'
import type { Actor } from '../editorial/actor'
import { authorize } from '../editorial/policy'
import type { RecommenderView } from '../editorial/recommender'
import { readEnv, recommenderOf } from '../env'

/** Whether an outside model is asked, and how it did. Its key is told to nobody. */
export async function getRecommender(actor: Actor): Promise<RecommenderView> {
  authorize(actor, 'rule.view')
  const recommender = recommenderOf(readEnv())
  const configured = recommender && { model: recommender.model, host: new URL(recommender.url).host }
  return { configured, ...(await countRecommendations()) }
}
