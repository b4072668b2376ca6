import 'server-only'
import type { Tx } from '../db/client'
import { enqueue } from '../db/jobs'
import { putWaiting } from '../db/recommendations'
import { readEnv, recommenderOf } from '../env'

/** Has the outside model asked about a text of the machine's making; does nothing while none is configured. */
export async function queueRecommendation(tx: Tx, articleId: string, revision: number): Promise<void> {
  const recommender = recommenderOf(readEnv())
  if (!recommender) return
  await putWaiting(tx, { articleId, revision, model: recommender.model })
  await enqueue(tx, 'recommend', { articleId }, articleId)
}
