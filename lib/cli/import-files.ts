import { parseArgs } from 'node:util'
import { COMMAND_LINE } from '../editorial/actor'
import { openReader } from '../extract/open-reader'
import { ImportError } from '../pipeline/import-error'
import { listInputs } from './read-input'
import { withDatabase } from './with-database'

/**
 * `import FILE… [--publish]`: files, folders and archives, a line on stderr for each file; 1 when any of them could not be
 * read. Each file is imported as a whole or not at all.
 */
export async function importFiles(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: { publish: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  if (positionals.length === 0) {
    console.error('usage: corridor import FILE… [--publish]')
    return 1
  }
  return withDatabase(async () => {
    const { importFile } = await import('../newsroom/import-page')
    const reader = openReader()
    let count = 0
    let failures = 0
    try {
      for await (const input of listInputs(positionals, reader)) {
        count += 1
        const place = `[${count}] ${input.path}:`
        try {
          if ('error' in input) throw input.error
          const file = await importFile(COMMAND_LINE, input.file, {
            publish: values.publish,
            read: reader.read,
          })
          const pages = file.pageIds.length > 1 ? `${file.pageIds.length} pages, ` : ''
          const outcome = file.isNew
            ? `${pages}${file.articles} articles, ${file.discards} discards`
            : 'already imported, nothing added'
          console.error(`${place} ${outcome}${values.publish ? `, ${file.published} published` : ''}`)
        } catch (error) {
          if (!(error instanceof ImportError)) throw error
          console.error(`${place} ${error.message}`)
          failures += 1
        }
      }
    } finally {
      reader.close()
    }
    return failures === 0 ? 0 : 1
  })
}
