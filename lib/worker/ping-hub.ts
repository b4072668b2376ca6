import 'server-only'
import { findHub, hubToldUntil, listChangedFeeds, noteHubTold } from '../db/websub'
import { LOCALES } from '../editorial/actor'
import { siteAddress } from '../editorial/addresses'
import { FEED_FORMATS } from '../editorial/feed-address'
import type { Handler } from './handlers'

const TOPICS_AT_ONCE = 60
const ANSWER_MS_MAX = 10_000

/**
 * Tells the hub which feeds have news (WebSub leaves the form to the hub; all take that of PubSubHubbub). What could not be
 * told is told the next time. A hub that was never told begins with what comes from now on.
 */
export const pingHub: Handler<'ping-hub'> = async (_payload, stopping) => {
  const found = findHub()
  if (!found) return
  const { hub, site } = found
  const now = new Date()
  const since = await hubToldUntil()
  const feeds = since === null ? [] : await listChangedFeeds(since, now)
  const topics = feeds.flatMap((feed) =>
    LOCALES.flatMap((locale) =>
      FEED_FORMATS.map((format) => `${site}${siteAddress.feed(locale, feed, format)}`),
    ),
  )
  for (let at = 0; at < topics.length; at += TOPICS_AT_ONCE)
    await ping(hub, topics.slice(at, at + TOPICS_AT_ONCE), stopping)
  await noteHubTold(now)
}

async function ping(hub: string, topics: readonly string[], stopping: AbortSignal): Promise<void> {
  const form = new URLSearchParams([['hub.mode', 'publish'], ...topics.map((topic) => ['hub.url', topic])])
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(ANSWER_MS_MAX)])
  const { ok, status } = await fetch(hub, { method: 'POST', body: form, signal })
  if (!ok) throw new Error(`the WebSub hub answered ${status}`)
}
