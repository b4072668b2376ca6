// What `npm start`, `npm run dev` and `npm test` call. Built-ins only, because on a fresh clone nothing is installed:
// installs, generates the database client, and hands over to the program of the mode.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { generateClient } from './generate-client.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const PROGRAMS = { start: 'launcher.ts', dev: 'launcher.ts', test: 'test.ts' }
const OLDEST_NODE = [20, 19]

const [mode = 'start', ...rest] = process.argv.slice(2)
/** @type {string | undefined} */
const program = PROGRAMS[/** @type {keyof typeof PROGRAMS} */ (mode)]

const tell = (/** @type {string} */ line) => console.info(`· ${line}`)
const refuse = (/** @type {string} */ line) => {
  console.error(line)
  process.exit(1)
}

process.chdir(root)
if (!program) refuse(`Unknown mode ${mode}: use ${Object.keys(PROGRAMS).join(', ')}.`)
if (!isNewEnough()) refuse(`Node ${OLDEST_NODE.join('.')} or newer is needed; this is ${process.version}.`)
// Tests choose their own settings; a variable of the environment wins over the file.
if (mode !== 'test' && existsSync('.env')) process.loadEnvFile('.env')
if (!isInstalled()) await install()
if (!generateClient(tell)) process.exit(1)
handOver()

function isNewEnough() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)
}

function lockHash() {
  return createHash('sha256').update(readFileSync('package-lock.json')).digest('hex')
}

/** Whether node_modules holds what package-lock.json asks for, by our own note or by npm's list of what it installed. */
function isInstalled() {
  const note = 'node_modules/.corridor-lock'
  if (existsSync(note) && readFileSync(note, 'utf8') === lockHash()) return true
  if (!existsSync('node_modules/.package-lock.json')) return false
  /** @typedef {Record<string, { version?: string, integrity?: string, optional?: boolean }>} Packages */
  /** @type {(file: string) => Packages} */
  const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages
  const installed = packagesOf('node_modules/.package-lock.json')
  const isThere = Object.entries(packagesOf('package-lock.json')).every(([path, wanted]) => {
    const found = installed[path]
    if (!path || (!found && wanted.optional)) return true // optional ones belong to other machines
    return found?.version === wanted.version && found?.integrity === wanted.integrity
  })
  if (isThere) writeFileSync(note, lockHash())
  return isThere
}

/** Development packages too, whatever NODE_ENV says: the site is built here. */
async function install() {
  tell('Installing packages: a minute or two the first time')
  const started = Date.now()
  const clock = setInterval(
    () => tell(`Installing packages: ${Math.round((Date.now() - started) / 1000)} s`),
    10_000,
  )
  const npm = process.env.npm_execpath
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund']
  const code = await new Promise((resolve) => {
    const child = npm
      ? spawn(process.execPath, [npm, ...args], { stdio: 'inherit' })
      : spawn('npm', args, { stdio: 'inherit' })
    child.on('error', () => resolve(null))
    child.on('close', resolve)
  })
  clearInterval(clock)
  if (code !== 0)
    refuse('The packages could not be installed: see the message of npm above, then start again.')
  writeFileSync('node_modules/.corridor-lock', lockHash())
}

function handOver() {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--conditions=react-server', `lib/launch/${program}`, mode, ...rest],
    // The channel is never spoken on: when it breaks, the program knows that it was left alone.
    { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] },
  )
  // A terminal sends Ctrl-C to the whole group, so passing it on makes two: the program takes close ones as one.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal))
  }
  if (process.env.npm_lifecycle_event) watchNpm(() => child.kill('SIGTERM'))
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGKILL' ? 137 : 1)))
}

/** @param {() => void} onGone npm was killed so hard that it could not pass a signal on */
function watchNpm(onGone) {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    onGone()
  }, 1000)
}
