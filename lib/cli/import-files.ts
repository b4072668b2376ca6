import { parseArgs } from 'node:util'
import { COMMAND_LINE } from '../editorial/actor'
import { ImportError } from '../pipeline/decode-file'
import { readInput } from './read-input'
import { withDatabase } from './with-database'

/** `import FILE… [--publish]`: a line on stderr for each file; 1 when any of them could not be read. */
export async function importFiles(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: { publish: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  return withDatabase(async () => {
    const { importFile } = await import('../newsroom/import-page')
    let failures = 0
    for (const [index, path] of positionals.entries()) {
      const place = `[${index + 1}/${positionals.length}] ${path}:`
      try {
        const page = await importFile(COMMAND_LINE, await readInput(path), { publish: values.publish })
        const outcome = page.isNew
          ? `${page.articles} articles, ${page.discards} discards`
          : 'already imported, nothing added'
        console.error(`${place} ${outcome}${values.publish ? `, ${page.published} published` : ''}`)
      } catch (error) {
        if (!(error instanceof ImportError)) throw error
        console.error(`${place} ${error.message}`)
        failures += 1
      }
    }
    return failures === 0 ? 0 : 1
  })
}
