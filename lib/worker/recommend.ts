import 'server-only'
import type { Payload } from '../editorial/jobs'
import { readEnv, recommenderOf } from '../env'
import { recommendNames } from '../newsroom/recommend-names'
import { askModel } from './ask-model'

/** Asks the outside model about one article; does nothing when none is configured any more. */
export async function recommend({ articleId }: Payload<'recommend'>, stopping: AbortSignal): Promise<void> {
  const settings = recommenderOf(readEnv())
  if (settings) await recommendNames(articleId, (blocks) => askModel(settings, blocks, stopping))
}
