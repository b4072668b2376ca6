// `npm run bench -- [read] [import] [search] [serve] [lighthouse] [editor] [--pages N] [--publish] [--articles N] [--keep NAME] [--seconds N] [--json FILE]`: how fast pages are
// read, imported, searched and served, whether that gets slower as they gather, and how long a key takes in a long article. Run by hand:
// it takes a while and says something on a quiet machine only.
import { writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { benchEditor } from './bench-editor'
import { benchImport } from './bench-import'
import { benchLighthouse } from './bench-lighthouse'
import { benchReading } from './bench-reading'
import { benchSearch } from './bench-search'
import { benchServe } from './bench-serve'

const PARTS = ['read', 'import', 'search', 'serve', 'lighthouse', 'editor'] as const

type Row = Record<string, string | number>

async function bench(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      pages: { type: 'string', default: '10000' },
      /** 200,000 for search and 10,000 for serve, unless said. */
      articles: { type: 'string' },
      /** A database for the site of `search`, to be asked again. */
      keep: { type: 'string' },
      publish: { type: 'boolean', default: false },
      seconds: { type: 'string', default: '6' },
      json: { type: 'string' },
    },
  })
  // Lighthouse is fetched over the network: only when it is asked for.
  const asked = PARTS.filter((part) =>
    positionals.length === 0 ? part !== 'lighthouse' : positionals.includes(part),
  )
  const pages = Number(values.pages)
  const tell = (line: string) => console.error(line)
  if (asked.length < positionals.length || !Number.isInteger(pages) || pages < 10) {
    console.error(
      'usage: npm run bench -- [read] [import] [search] [serve] [lighthouse] [editor] [--pages N] [--publish] [--articles N] [--keep NAME] [--seconds N] [--json FILE]',
    )
    return 1
  }
  const machine = {
    node: process.version,
    cpu: cpus()[0]?.model ?? '',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
  }
  const result = {
    machine,
    ...(asked.includes('read') && { reading: benchReading() }),
    ...(asked.includes('import') && {
      importing: await benchImport({ pages, publish: values.publish, tell }),
    }),
    ...(asked.includes('search') && {
      searching: await benchSearch({ articles: Number(values.articles ?? 200_000), keep: values.keep, tell }),
    }),
    ...(asked.includes('serve') && {
      serving: await benchServe({
        articles: Number(values.articles ?? 10_000),
        seconds: Number(values.seconds),
        tell,
      }),
    }),
    ...(asked.includes('lighthouse') && { lighthouse: await benchLighthouse(tell) }),
    ...(asked.includes('editor') && { typing: await benchEditor(tell) }),
  }
  console.log(`${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB, Node ${machine.node}`)
  const { loads, weights, waits, memory } = result.serving ?? {}
  const tables = [
    result.reading,
    result.importing,
    result.searching,
    loads,
    weights,
    waits,
    memory,
    result.lighthouse,
    result.typing,
  ]
  for (const rows of tables) if (rows) printTable(rows)
  if (values.json) writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`)
  return 0
}

function printTable(rows: readonly Row[]): void {
  const names = Object.keys(rows[0] ?? {})
  const shown = rows.map((row) => names.map((name) => textOf(row[name] ?? '')))
  const widths = names.map((name, at) => Math.max(name.length, ...shown.map((row) => row[at]?.length ?? 0)))
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
  console.log(['', line(names), ...shown.map(line)].join('\n'))
}

const textOf = (value: string | number) =>
  typeof value === 'string' || Number.isInteger(value) ? String(value) : value.toFixed(2)

process.exitCode = await bench(process.argv.slice(2))
