import 'server-only'
import { Client } from 'pg'
import { ARCHIVE_FORMAT, MANIFEST, mediaFile, tableFile, type Manifest } from '../archive/archive-format'
import { writeArchive } from '../archive/write-archive'
import { newAct } from '../db/audit'
import { migrationStatus } from '../db/migrate'
import { dumpRows, listSiteTables, readSequences, recordSiteAct } from '../db/site-tables'
import type { Doer } from '../editorial/actor'
import { authorizeMachine } from '../editorial/policy'
import { openMediaStore } from '../media/media-store'
import { originalName } from '../media/renditions'

type Options = { version: string; now: Date; tell?: (line: string) => void }
type Exported = Pick<Manifest, 'tables' | 'media' | 'missingMedia'>

/**
 * Writes everything that the newsroom has into one archive: every table as it is at one moment, but for secrets, and the files of
 * pictures. No account may: it is the machine's own. Rows and files pass through one by one. Nothing that goes on meanwhile waits for it, or is in it.
 */
export async function exportSite(
  doer: Doer,
  { url, path }: { url: string; path: string },
  { version, now, tell = () => {} }: Options,
): Promise<Exported> {
  authorizeMachine(doer, 'site.export')
  const { applied: migrations } = await migrationStatus(url)
  const made: Exported = { tables: [], media: [], missingMedia: [] }
  const client = new Client({ connectionString: url, options: '-c TimeZone=UTC -c bytea_output=hex' })
  await client.connect()
  try {
    await recordSiteAct(client, newAct(doer), 'site.export', { path })
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const tables = await listSiteTables(client)
    const sequences = await readSequences(client)
    const store = openMediaStore()
    await writeArchive(path, async (add) => {
      for (const table of tables) {
        let rows = 0
        const sum = await add(tableFile(table.name), async function* () {
          for await (const row of dumpRows(client, table)) {
            rows += 1
            yield `${row}\n`
          }
        })
        made.tables.push({ name: table.name, rows, ...sum })
        tell(`${table.name}: ${rows}`)
      }
      const { rows: pictures } = await client.query<{ hash: string }>(
        'SELECT "hash" FROM "Picture" ORDER BY "hash"',
      )
      for (const { hash } of pictures) {
        const bytes = await store.read(originalName({ hash }))
        if (!bytes) {
          made.missingMedia.push(hash)
          continue
        }
        await add(mediaFile(hash), () => chunksOf(bytes))
        made.media.push(hash)
      }
      const manifest: Manifest = {
        format: ARCHIVE_FORMAT,
        version,
        madeAt: now.toISOString(),
        migrations,
        sequences,
        ...made,
      }
      await add(MANIFEST, () => chunksOf(`${JSON.stringify(manifest, null, 1)}\n`))
    })
    return made
  } finally {
    await client.end()
  }
}

async function* chunksOf(whole: Uint8Array | string): AsyncGenerator<Uint8Array | string> {
  yield whole
}
