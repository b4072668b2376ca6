import 'server-only'
import { randomBytes } from 'node:crypto'
import { chmod, chown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { SetupError } from '../../errors'
import { findBinaries, SYSTEM_FOLDER } from './binaries'
import { run, serverUser, type RunAs } from './run-as'

/** A cluster on disk and what is needed to run it. */
export type Cluster = { folder: string; binaries: string; runAs: RunAs; password: string }

/** The files of DATA_DIR that concern the server. */
const PLACE = 'postgres-place'
const PASSWORD = 'postgres-password'

/**
 * The cluster of a data folder, made when there is none yet. Throws a SetupError when the folder holds a cluster of
 * another PostgreSQL or of another user.
 */
export async function prepareCluster(dataDir: string, tell: (line: string) => void): Promise<Cluster> {
  const runAs = serverUser()
  const binaries = await findBinaries(runAs, tell)
  const folder = (await findClusterFolder(dataDir)) ?? (await chooseFolder(dataDir, runAs))
  const cluster = { folder, binaries, runAs, password: await keepPassword(dataDir) }
  if (await isThere(join(folder, 'PG_VERSION'))) await checkCluster(cluster, dataDir)
  else await makeCluster(cluster, tell)
  return cluster
}

/** Where the cluster of a data folder is or will be; null before the first start. Changes nothing. */
export async function findClusterFolder(dataDir: string): Promise<string | null> {
  const place = (await readFile(join(dataDir, PLACE), 'utf8').catch(() => '')).trim()
  if (place) return place
  return (await isThere(join(dataDir, 'postgres'))) ? join(dataDir, 'postgres') : null
}

/** The password of the cluster; null before the first start. */
const findPassword = (dataDir: string): Promise<string | null> =>
  readFile(join(dataDir, PASSWORD), 'utf8').then(
    (text) => text.trim(),
    () => null,
  )

async function keepPassword(dataDir: string): Promise<string> {
  const known = await findPassword(dataDir)
  if (known) return known
  const password = randomBytes(24).toString('base64url')
  await writeFile(join(dataDir, PASSWORD), password, { mode: 0o600 })
  return password
}

/** Inside the data folder, unless the server's user cannot get there; then the place is noted in the data folder. */
async function chooseFolder(dataDir: string, runAs: RunAs): Promise<string> {
  const inside = join(dataDir, 'postgres')
  if (!runAs || (await run('/bin/sh', ['-c', 'cd "$0"', dataDir], runAs)).code === 0) return inside
  const outside = join(SYSTEM_FOLDER, randomBytes(6).toString('hex'), 'postgres')
  await mkdir(dirname(outside), { recursive: true, mode: 0o755 })
  for (const open of [SYSTEM_FOLDER, dirname(outside)]) await chmod(open, 0o755)
  await writeFile(join(dataDir, PLACE), `${outside}\n`)
  return outside
}

async function checkCluster({ folder, binaries, runAs }: Cluster, dataDir: string): Promise<void> {
  const version = (await readFile(join(folder, 'PG_VERSION'), 'utf8')).trim()
  const { output } = await run(join(binaries, 'postgres'), ['--version'], runAs)
  const major = /(\d+)/u.exec(output)?.[1]
  if (version !== major) {
    throw new SetupError(
      `${folder} holds data of PostgreSQL ${version}, the bundled server is ${major}: export with the version that wrote it, or set DATA_DIR to another folder.`,
    )
  }
  const { uid } = await stat(folder)
  if (uid !== (runAs?.uid ?? process.getuid?.())) {
    throw new SetupError(
      `${folder} belongs to another user (number ${uid}): start as the user who first started with ${dataDir}, or give the folder back with chown.`,
    )
  }
}

/** A first start that was cut short leaves only a folder beside the cluster's place, which the next one removes. */
async function makeCluster({ folder, binaries, runAs, password }: Cluster, tell: (line: string) => void) {
  tell('Making a database cluster')
  const parent = dirname(folder)
  for (const name of await readdir(parent)) {
    if (name.startsWith('postgres-unfinished')) await rm(join(parent, name), { recursive: true })
  }
  const work = join(parent, 'postgres-unfinished')
  const passwordFile = join(work, 'password')
  const unfinished = join(work, 'cluster')
  await mkdir(work, { mode: 0o700 })
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (runAs) for (const path of [passwordFile, work]) await chown(path, runAs.uid, runAs.gid)

  const fixed = ['-D', unfinished, '-U', 'corridor', '-A', 'scram-sha-256', '--encoding=UTF8']
  const locales = [
    ['--locale=C.UTF-8'],
    ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
  ]
  let outcome = { code: null as number | null, output: '' }
  for (const locale of locales) {
    await rm(unfinished, { recursive: true, force: true })
    outcome = await run(join(binaries, 'initdb'), [...fixed, ...locale, `--pwfile=${passwordFile}`], runAs)
    if (outcome.code === 0) break
  }
  if (outcome.code !== 0) throw new SetupError(`PostgreSQL could not make its data folder: ${outcome.output}`)
  await rename(unfinished, folder).catch((error: unknown) => {
    throw new SetupError(`${folder} holds files but no database: move them away. (${String(error)})`)
  })
  await rm(work, { recursive: true })
}

const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )
