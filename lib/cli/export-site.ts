import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { COMMAND_LINE } from '../editorial/actor'
import { SetupError } from '../errors'
import { version } from '../../package.json'
import { withDatabase } from './with-database'

/** `export FILE`: the whole site as one archive. 1 when files of pictures were missing, which are named. */
export async function exportToFile(args: string[]): Promise<number> {
  const { positionals } = parseArgs({ args, allowPositionals: true })
  const [path] = positionals
  if (path === undefined || positionals.length > 1) {
    console.error('usage: corridor export FILE')
    return 1
  }
  if (existsSync(path)) throw new SetupError(`${path} is there already: name another file.`)
  return withDatabase(async (url) => {
    const { exportSite } = await import('../newsroom/export-site')
    const options = { version, now: new Date(), tell: console.error }
    const { tables, media, missingMedia } = await exportSite(COMMAND_LINE, { url, path }, options)
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    console.log(`${path}: ${rows} rows of ${tables.length} tables, ${media.length} pictures`)
    for (const hash of missingMedia) console.error(`the file of a picture is not in the store: ${hash}`)
    return missingMedia.length === 0 ? 0 : 1
  })
}
