import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'

/** Rows become visible when their transaction ends, out of the order of their ids: each look goes this far back. */
const LOOK_BACK = '5 minutes'
const POLL_MS = 1000
/**
 * A page that was being rendered when its surface was cleared may be stored after it, old: what a rendering takes later, each
 * surface is cleared once more.
 */
const AGAIN_MS = 900

/** When a row was first handed on, by id; null once it was handed on again. */
type Seen = Map<string, number | null>
type Row = { id: string; surface: string }

export type StaleListener = { stop: () => Promise<void> }

/**
 * Hears of public surfaces that became stale, whoever made the change or by time alone, and hands them to `clear`, which throws when they
 * could not be cleared: they come again until it accepts them. After a lost connection the last minutes come again, for
 * clearing twice harms nothing.
 */
export function listenForStaleSurfaces(
  url: string,
  clear: (surfaces: string[]) => Promise<void>,
): StaleListener {
  let isStopping = false
  let wake = () => {}
  const live = async () => {
    while (!isStopping) {
      try {
        await listenOnce(
          url,
          clear,
          () => isStopping,
          (next) => (wake = next),
        )
      } catch (error) {
        if (!isStopping)
          console.error('stale surfaces: the database does not answer', { error: String(error) })
        await sleep(isStopping ? 0 : POLL_MS)
      }
    }
  }
  const life = live()
  return {
    stop: async () => {
      isStopping = true
      wake()
      await life
    },
  }
}

/** One connection's life. `onWaiting` is given what ends the current pause. */
async function listenOnce(
  url: string,
  clear: (surfaces: string[]) => Promise<void>,
  isStopping: () => boolean,
  onWaiting: (wake: () => void) => void,
): Promise<void> {
  const client = new Client({
    connectionString: url,
    options: '-c TimeZone=UTC',
    application_name: 'stale surfaces',
    keepAlive: true,
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
    let seen: Seen = new Map()
    while (!isStopping()) {
      isNotified = false
      seen = await clearNew(client, seen, clear)
      if (lost) throw lost
      if (isNotified) continue
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, POLL_MS)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
        onWaiting(wake)
      })
    }
  } finally {
    await client.end().catch(() => {})
  }
}

/** Hands on what is new, written or brought by time, and what is due again; answers what has been handed on so far. */
async function clearNew(
  client: Client,
  seen: Seen,
  clear: (surfaces: string[]) => Promise<void>,
): Promise<Seen> {
  const { rows } = await client.query<Row>(`
    SELECT "id"::text, "surface" FROM (
      SELECT "id", "surface" FROM "StaleSurface" WHERE "at" > now() - interval '${LOOK_BACK}' ORDER BY "id") written
    UNION ALL SELECT DISTINCT "at"::text || ' ' || "surface", "surface" FROM "TimedChange"
      WHERE "at" > now() - interval '${LOOK_BACK}' AND "at" <= now()`)
  const now = Date.now()
  const isDue = ({ id }: Row) => {
    const first = seen.get(id)
    return first === undefined || (first !== null && now - first >= AGAIN_MS)
  }
  const due = rows.filter(isDue)
  if (due.length > 0) {
    try {
      await clear([...new Set(due.map(({ surface }) => surface))])
    } catch (error) {
      console.error('stale surfaces: the site did not accept them yet', { error: String(error) })
      return seen
    }
  }
  return new Map(
    rows.map((row) => {
      if (!isDue(row)) return [row.id, seen.get(row.id) ?? null]
      return [row.id, seen.has(row.id) ? null : now]
    }),
  )
}
