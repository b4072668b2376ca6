import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { siteAddress } from '../editorial/addresses'
import { LOCALES } from '../editorial/actor'
import { articleOfSurface } from '../editorial/surfaces'

/**
 * Rows bear the time at which their transaction began and become visible when it ends: each look goes back further than the longest
 * transaction takes (a file being imported has ten minutes).
 */
export const LOOK_BACK_MINUTES = 15
const LOOK_BACK = `${LOOK_BACK_MINUTES} minutes`
/** A database that answers no sooner is one that does not answer. */
const ANSWER_MS_MAX = 3000
/** Changes that come together are read together. */
const GATHER_MS = 50
/** `housekeeping` deletes rows after a day: a gap of nearly that cannot be closed by reading them. */
const GAP_MAX = '20 hours'
const POLL_MS = 1000
const ORIGIN = 'press.origin'

/** Who hears of changes, and how far he has heard: kept by him, for it must outlive this process with what he made. */
export type Hearer = {
  /** Which database he heard from; null before the first. */
  origin: string | null
  /** The time of that database up to which he heard of everything; null before the first look. */
  heardThrough: string | null
  /** These surfaces went stale. */
  hear: (surfaces: string[]) => void
  /** Where the live articles among them are read, to be made anew first. */
  expect: (articleKeys: string[]) => void
  /** Something was missed, or this is another database: everything may be stale. */
  lost: () => void
}

export type StaleListener = {
  /** Answers when everything up to now was heard of for the first time. */
  caughtUp: Promise<void>
  stop: () => Promise<void>
}

/**
 * Hears of public surfaces that became stale, whoever made the change or by time alone. After a lost connection, or a stop, it goes on from where the
 * hearer has heard; the minutes before come again, for hearing twice harms nothing.
 */
export function listenForStaleSurfaces(url: string, hearer: Hearer): StaleListener {
  let isStopping = false
  let wake = () => {}
  let tellCaughtUp = () => {}
  const caughtUp = new Promise<void>((resolve) => (tellCaughtUp = resolve))
  const state = {
    isStopping: () => isStopping,
    onWaiting: (next: () => void) => {
      wake = next
      tellCaughtUp()
    },
  }
  const live = async () => {
    while (!isStopping) {
      try {
        await listenOnce(url, hearer, state)
      } catch (error) {
        if (!isStopping)
          console.error('stale surfaces: the database does not answer', { error: String(error) })
        await sleep(isStopping ? 0 : POLL_MS)
      }
    }
  }
  const life = live()
  return {
    caughtUp,
    stop: async () => {
      isStopping = true
      wake()
      await life
    },
  }
}

type State = {
  isStopping: () => boolean
  /** Is given what ends the current pause. */
  onWaiting: (wake: () => void) => void
}

/** One connection's life. */
async function listenOnce(url: string, hearer: Hearer, state: State): Promise<void> {
  const client = new Client({
    connectionString: url,
    options: '-c TimeZone=UTC',
    application_name: 'stale surfaces',
    keepAlive: true,
    connectionTimeoutMillis: 5000,
    query_timeout: ANSWER_MS_MAX,
  })
  let lost: Error | null = null
  let isNotified = false
  let wake = () => {}
  client.on('error', (error) => {
    lost = error
    wake()
  })
  client.on('notification', () => {
    isNotified = true
    wake()
  })
  try {
    await client.connect()
    await client.query('LISTEN stale_surfaces')
    await recognize(client, hearer)
    let seen = new Set<string>()
    while (!state.isStopping()) {
      isNotified = false
      seen = await hearNew(client, seen, hearer)
      if (lost) throw lost
      if (isNotified) {
        await sleep(GATHER_MS)
        continue
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, POLL_MS)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
        state.onWaiting(wake)
      })
    }
  } finally {
    await client.end().catch(() => {})
  }
}

/** Finds out whether this is the database heard before, and whether what happened since can still be read. */
async function recognize(client: Client, hearer: Hearer): Promise<void> {
  await client.query(
    `INSERT INTO "Setting" ("key", "value") VALUES ($1, to_jsonb(gen_random_uuid()::text)) ON CONFLICT DO NOTHING`,
    [ORIGIN],
  )
  const { rows } = await client.query<{ origin: string; isGap: boolean }>(
    `SELECT "value" #>> '{}' AS "origin",
       ($2::timestamptz IS NULL OR $2::timestamptz < now() - interval '${GAP_MAX}' OR $2::timestamptz > now() + interval '${LOOK_BACK}') AS "isGap"
     FROM "Setting" WHERE "key" = $1`,
    [ORIGIN, hearer.heardThrough],
  )
  const [found] = rows
  if (found && found.origin === hearer.origin && !found.isGap) return
  hearer.origin = found?.origin ?? null
  hearer.heardThrough = null
  hearer.lost()
}

/** Hands on what is new, written or brought by time; answers the ids of what has been handed on of the last minutes. */
async function hearNew(client: Client, seen: ReadonlySet<string>, hearer: Hearer): Promise<Set<string>> {
  const { rows } = await client.query<{ now: Date; changes: { id: string; surface: string }[] }>(
    `SELECT now() AS "now", coalesce(json_agg(c), '[]') AS "changes" FROM (
       SELECT "id"::text AS "id", "surface" FROM "StaleSurface"
       WHERE "at" > coalesce($1::timestamptz, now()) - interval '${LOOK_BACK}'
       UNION ALL SELECT DISTINCT "at"::text || ' ' || "surface", "surface" FROM "TimedChange"
       WHERE "at" > coalesce($1::timestamptz, now()) - interval '${LOOK_BACK}' AND "at" <= now()) c`,
    [hearer.heardThrough],
  )
  const [{ now, changes } = { now: null, changes: [] }] = rows
  const surfaces = [...new Set(changes.filter(({ id }) => !seen.has(id)).map(({ surface }) => surface))]
  if (surfaces.length > 0) {
    hearer.hear(surfaces)
    hearer.expect(await articleKeysOf(client, surfaces))
  }
  hearer.heardThrough = now?.toISOString() ?? hearer.heardThrough
  return new Set(changes.map(({ id }) => id))
}

async function articleKeysOf(client: Client, surfaces: readonly string[]): Promise<string[]> {
  const ids = surfaces.flatMap((surface) => articleOfSurface(surface) ?? [])
  if (ids.length === 0) return []
  const { rows } = await client.query<{ slug: string }>(
    `SELECT "slug" FROM "LivePublication" WHERE "articleId" = ANY($1::uuid[]) ORDER BY "publishedAt" DESC`,
    [ids],
  )
  return rows.flatMap(({ slug }) => LOCALES.map((locale) => siteAddress.article(locale, slug)))
}
