import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { siteAddress } from '../editorial/addresses'
import { LOCALES } from '../editorial/actor'
import { articleOfSurface } from '../editorial/surfaces'

/**
 * Rows bear the time at which their transaction began and become visible when it ends: where times are compared, a look goes back
 * further than the longest transaction takes (a file being imported has ten minutes).
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
    let heard = await hearAtFirst(client, hearer)
    while (!state.isStopping()) {
      isNotified = false
      heard = await hearNew(client, heard, hearer)
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

/** What one connection has handed on. */
type Heard = {
  /** What was visible at the last look: whatever is not in it is new. */
  snapshot: string
  /** What time alone brought in the last minutes, and when that was last looked for (`performance.now`). */
  timed: ReadonlySet<string>
  timedAt: number
}

/** A connection begins by going back: what was heard on an earlier one is known by its time only. */
async function hearAtFirst(client: Client, hearer: Hearer): Promise<Heard> {
  const { rows } = await client.query<Look>(
    `SELECT ${LOOK} FROM "StaleSurface" WHERE "at" > coalesce($1::timestamptz, now()) - interval '${LOOK_BACK}'`,
    [hearer.heardThrough],
  )
  const look = onlyOf(rows)
  return handOn(client, hearer, look, await lookForTimed(client, hearer, new Set()))
}

/**
 * Hands on what was written by transactions that ended since the last look, and each second what time brought. A change costs what it
 * holds, however much was written before it. Ids that are yet to be given are those of rows that another server wrote, before a
 * backup of it came here.
 */
async function hearNew(client: Client, heard: Heard, hearer: Hearer): Promise<Heard> {
  const { rows } = await client.query<Look>(
    `SELECT ${LOOK} FROM "StaleSurface"
     WHERE "transaction" >= pg_snapshot_xmin($1::pg_snapshot) AND "transaction" < pg_snapshot_xmax(pg_current_snapshot())
       AND NOT pg_visible_in_snapshot("transaction", $1::pg_snapshot)`,
    [heard.snapshot],
  )
  const look = onlyOf(rows)
  const isTimeToLook = performance.now() - heard.timedAt >= POLL_MS
  const timed = isTimeToLook ? await lookForTimed(client, hearer, heard.timed) : { ...heard, surfaces: [] }
  return handOn(client, hearer, look, timed)
}

type Look = { now: Date; snapshot: string; surfaces: string[] }
const LOOK = `now() AS "now", pg_current_snapshot()::text AS "snapshot", coalesce(json_agg("surface"), '[]') AS "surfaces"`

function onlyOf(rows: readonly Look[]): Look {
  const [look] = rows
  if (!look) throw new Error('A query that counts answered nothing')
  return look
}

type TimedLook = Pick<Heard, 'timed' | 'timedAt'> & { surfaces: string[] }

/** What time alone has changed and is not among `known`. Few things are planned, so that the last minutes may be read again. */
async function lookForTimed(client: Client, hearer: Hearer, known: ReadonlySet<string>): Promise<TimedLook> {
  const timedAt = performance.now()
  const { rows } = await client.query<{ id: string; surface: string }>(
    `SELECT DISTINCT "at"::text || ' ' || "surface" AS "id", "surface" FROM "TimedChange"
     WHERE "at" > coalesce($1::timestamptz, now()) - interval '${LOOK_BACK}' AND "at" <= now()`,
    [hearer.heardThrough],
  )
  const surfaces = rows.filter(({ id }) => !known.has(id)).map(({ surface }) => surface)
  return { surfaces, timed: new Set(rows.map(({ id }) => id)), timedAt }
}

async function handOn(client: Client, hearer: Hearer, look: Look, timed: TimedLook): Promise<Heard> {
  const surfaces = [...new Set([...look.surfaces, ...timed.surfaces])]
  if (surfaces.length > 0) {
    hearer.hear(surfaces)
    hearer.expect(await articleKeysOf(client, surfaces))
  }
  hearer.heardThrough = look.now.toISOString()
  return { snapshot: look.snapshot, timed: timed.timed, timedAt: timed.timedAt }
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
