import 'server-only'
import { db } from '../db/client'
import { enqueue } from '../db/jobs'
import { listWaiting } from '../db/recommendations'
import { readEnv, recommenderOf } from '../env'

const AT_ONCE = 200

/** Queues articles that wait for the outside model and have no job any more; those that have one are left to it. */
export async function resumeRecommendations(): Promise<void> {
  if (!recommenderOf(readEnv())) return
  for (const articleId of await listWaiting(AT_ONCE)) await enqueue(db, 'recommend', { articleId }, articleId)
}
