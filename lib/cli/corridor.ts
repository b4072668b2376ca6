import { existsSync } from 'node:fs'
import { SetupError } from '../errors'

type Run = (args: string[]) => Promise<number>
type Command = { name: string; usage: string; summary: string; load: () => Promise<Run> }

/** Each command is loaded when it is asked for: `preview` and `eval` never touch the database. */
const commands: readonly Command[] = [
  {
    name: 'preview',
    usage: 'preview FILE…',
    summary: 'read pages and print them as JSON, one line a file',
    load: async () => (await import('./preview')).preview,
  },
  {
    name: 'eval',
    usage: 'eval --gold DIR (--sources DIR | --articles) [--json] [--verbose]',
    summary: 'compare what preview prints, or names and figures alone, with annotated pages',
    load: async () => (await import('./evaluate')).evaluate,
  },
  {
    name: 'quality',
    usage: 'quality [--because TEXT]',
    summary: 'score all that is annotated and write docs/quality.json and docs/quality.md',
    load: async () => (await import('./quality')).writeQuality,
  },
  {
    name: 'import',
    usage: 'import FILE… [--publish]',
    summary: 'read pages into the database',
    load: async () => (await import('./import-files')).importFiles,
  },
  {
    name: 'db',
    usage: 'db migrate | status | reset --yes [--bare]',
    summary: 'manage the database',
    load: async () => (await import('./manage-database')).manageDatabase,
  },
  {
    name: 'user',
    usage: 'user add | disable | password',
    summary: 'manage accounts',
    load: async () => (await import('./manage-users')).manageUsers,
  },
  {
    name: 'search',
    usage: 'search rebuild',
    summary: 'read every publication anew for search',
    load: async () => (await import('./rebuild-search')).rebuildIndex,
  },
  {
    name: 'export',
    usage: 'export FILE',
    summary: 'write the whole site, pictures included, into one archive',
    load: async () => (await import('./export-site')).exportToFile,
  },
  {
    name: 'restore',
    usage: 'restore FILE [--admin EMAIL]',
    summary: 'fill an empty database from an archive',
    load: async () => (await import('./restore-site')).restoreFromFile,
  },
  {
    name: 'worker',
    usage: 'worker',
    summary: 'do the work of the queue until stopped',
    load: async () => (await import('./run-worker')).workInForeground,
  },
]

/** Runs one command; what it answers is the exit code. */
async function run([name, ...args]: string[]): Promise<number> {
  if (name === undefined || ['help', '--help', '-h'].includes(name)) {
    console.log(usage())
    return name === undefined ? 1 : 0
  }
  const command = commands.find((candidate) => candidate.name === name)
  if (!command) {
    console.error(`corridor: there is no command "${name}"\n\n${usage()}`)
    return 1
  }
  if (args.includes('--help')) {
    console.log(`usage: corridor ${command.usage}\n${command.summary}`)
    return 0
  }
  const start = await command.load()
  return start(args)
}

function usage(): string {
  const width = Math.max(...commands.map((command) => command.usage.length))
  const rows = commands.map((command) => `  ${command.usage.padEnd(width)}  ${command.summary}`)
  return ['usage: corridor COMMAND', '', ...rows].join('\n')
}

/** One line for whoever typed the command. Only a bug shows its stack. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const isOption = 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  const isExpected = error instanceof SetupError || isOption
  return isExpected ? error.message : (error.stack ?? error.message)
}

// The reader of a pipe may leave early (`preview … | head`); that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
})

if (existsSync('.env')) process.loadEnvFile('.env')
run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    console.error(`corridor: ${explain(error)}`)
    process.exitCode = 1
  },
)
