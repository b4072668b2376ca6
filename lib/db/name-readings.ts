import 'server-only'
import { readingsOf } from '../editorial/name-readings'
import { db } from './client'

const BATCH = 2000

/** The readings as one text to be searched with strpos: a space before and after each. */
const spelled = (readings: readonly string[]) => ` ${readings.map((one) => `${one} `).join('')}`

/**
 * Makes sure that every name of a tag has its readings, whoever wrote it. They follow from the name, so looking for those
 * that are missing is all the upkeep there is; after the first search there are few.
 */
export async function readNames(): Promise<void> {
  for (;;) {
    const rows = await db.$queryRaw<{ name: string }[]>`
      SELECT DISTINCT s."name" FROM "TagNaming" s
      WHERE NOT EXISTS (SELECT 1 FROM "NameReading" r WHERE r."name" = s."name") LIMIT ${BATCH}`
    if (rows.length === 0) return
    const read = rows.map(({ name }) => ({ name, ...readingsOf(name) }))
    // In one order, so that two searches that write at once wait for each other and do not lock each other out.
    const texts = read.map(({ name, full, initials }) => ({
      name,
      full: spelled(full),
      initials: spelled(initials),
    }))
    await db.$executeRaw`
      INSERT INTO "NameReading" ("name", "full", "initials")
      SELECT "name", "full", "initials"
      FROM jsonb_to_recordset(${JSON.stringify(texts)}::jsonb) AS n("name" text, "full" text, "initials" text)
      ORDER BY "name"
      ON CONFLICT DO NOTHING`
    if (rows.length < BATCH) return
  }
}
