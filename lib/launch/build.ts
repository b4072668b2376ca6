import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { withLock } from '../db/server-lock'
import { SetupError } from '../errors'

const SOURCES = [
  'app',
  'components',
  'lib',
  'next.config.js',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
]
const CACHE = 'node_modules/.cache'
/** What runs for as long as the site does. */
const PROGRAMS = ['lib/serve/run.ts', 'lib/serve/next-server.ts', 'lib/worker/run.ts'] as const

/** The folder Next builds into; NEXT_DIST_DIR selects another than the usual one. */
export const distDir = (): string => process.env.NEXT_DIST_DIR || '.next'

/** Where a built program is: a file of JavaScript, which starts sooner than its sources and needs 40 MiB less. */
export const builtProgram = (source: (typeof PROGRAMS)[number]): string =>
  join(distDir(), 'programs', relative('lib', source)).replace(/ts$/u, 'mjs')

/**
 * Builds the site unless it was built from exactly these sources; `signal` breaks a build off. Two launchers of one clone
 * take turns.
 */
export async function buildSite(tell: (line: string) => void, signal: AbortSignal): Promise<void> {
  mkdirSync(CACHE, { recursive: true })
  await withLock(join(CACHE, `build${distDir()}.lock`), 'building', async () => {
    const marker = join(distDir(), 'built-from')
    const sources = hashOfSources()
    if (readIfThere(marker) === sources) return
    tell('Building the site: about a minute the first time and after changes')
    rmSync(marker, { force: true })
    const code = await runNext(tell, signal)
    if (code !== 0) throw new SetupError('The site could not be built: see the messages above.')
    await bundlePrograms()
    writeFileSync(marker, sources)
  })
}

function runNext(tell: (line: string) => void, signal: AbortSignal): Promise<number | null> {
  const started = Date.now()
  const clock = setInterval(
    () => tell(`Building the site: ${Math.round((Date.now() - started) / 1000)} s`),
    15_000,
  )
  const child = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...tsconfigFor(distDir()) },
    stdio: 'inherit',
    signal,
  })
  return new Promise((resolve) => {
    child.on('error', () => resolve(null))
    child.on('close', (code) => {
      clearInterval(clock)
      resolve(code)
    })
  })
}

/** Next empties its folder first, so this comes after it. What is imported when it is needed stays a file of its own, and so do packages. */
async function bundlePrograms(): Promise<void> {
  const { build, stop } = await import('esbuild')
  await build({
    entryPoints: [...PROGRAMS],
    outbase: 'lib',
    outdir: join(distDir(), 'programs'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    conditions: ['react-server'],
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'warning',
  })
  await stop()
}

/** Next adds its folder of types to the TypeScript settings: another folder than the usual gets settings of its own. */
function tsconfigFor(folder: string): { NEXT_TSCONFIG?: string } {
  if (folder === '.next') return {}
  const path = join(CACHE, `tsconfig${folder}.json`)
  writeFileSync(path, JSON.stringify({ extends: '../../tsconfig.json' }))
  return { NEXT_TSCONFIG: path }
}

function hashOfSources(): string {
  const hash = createHash('sha256')
  for (const file of SOURCES.flatMap(listFiles)) hash.update(`${file}\0`).update(readFileSync(file))
  return hash.digest('hex')
}

function listFiles(path: string): string[] {
  if (statSync(path).isFile()) return [path]
  const entries = readdirSync(path, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
