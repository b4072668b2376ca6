import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
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

/** The folder Next builds into; NEXT_DIST_DIR selects another than the usual one. */
export const distDir = (): string => process.env.NEXT_DIST_DIR || '.next'

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
    const code = await runBuild(tell, signal)
    if (code !== 0) throw new SetupError('The site could not be built: see the messages above.')
    writeFileSync(marker, sources)
  })
}

function runBuild(tell: (line: string) => void, signal: AbortSignal): Promise<number | null> {
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
