import 'server-only'
import { findHub, hubToldUntil } from '../db/websub'
import type { Actor } from '../editorial/actor'
import { authorize } from '../editorial/policy'

/** The WebSub hub that is told of news, and up to when it knows everything; nulls where there is none, or it was never told. */
export type FeedState = { hub: string | null; toldUntil: Date | null }

/** How the programs of subscribers hear of news. */
export async function getFeedState(actor: Actor): Promise<FeedState> {
  authorize(actor, 'setting.update')
  const found = findHub()
  return found ? { hub: found.hub, toldUntil: await hubToldUntil() } : { hub: null, toldUntil: null }
}
