import 'server-only'
import { readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { SetupError } from '../../errors'
import type { Cluster } from './cluster'
import { run, type RunAs } from './run-as'

/** The port of the living server of a cluster folder; null when none lives. */
export async function findPort(folder: string): Promise<number | null> {
  const [pid, , , port] = await readPidFile(folder)
  return pid && port && isPostmaster(Number(pid), folder) ? Number(port) : null
}

/** Starts a server on a port of 127.0.0.1, any free one by default, and answers it. `settings` are of postgresql.conf. */
export async function startPostmaster(
  cluster: Cluster,
  settings: Record<string, string>,
  wantedPort?: number,
): Promise<number> {
  await removeStalePidFile(cluster.folder)
  const deadline = Date.now() + 30_000
  for (;;) {
    const port = wantedPort ?? (await freePort())
    const outcome = await pgCtl(cluster, [
      '-w',
      '-t',
      '60',
      '-l',
      logOf(cluster),
      '-o',
      options(port, settings),
      'start',
    ])
    if (outcome.code === 0) return port
    const log = (await readFile(logOf(cluster), 'utf8').catch(() => outcome.output)).trim().split('\n')
    const reason = log.findLast((line) => line.includes('FATAL')) ?? log.at(-1) ?? ''
    // After kill -9 of the server its last processes take a moment to notice; another program can take the port.
    const isPassing = /shared memory block|could not bind|create any TCP\/IP/u.test(log.slice(-6).join(' '))
    if (!isPassing || Date.now() > deadline) throw new SetupError(`PostgreSQL did not start: ${reason}`)
    await sleep(500)
  }
}

/** Stops the server of a cluster, ending what its clients have open. Does nothing when none lives. */
export async function stopPostmaster(folder: string, binaries: string, runAs: RunAs): Promise<void> {
  if ((await findPort(folder)) === null) return
  const { code, output } = await run(
    join(binaries, 'pg_ctl'),
    ['-D', folder, '-m', 'fast', '-w', '-t', '60', 'stop'],
    runAs,
  )
  if (code !== 0 && (await findPort(folder)) !== null) throw new Error(`PostgreSQL did not stop: ${output}`)
}

const logOf = ({ folder }: Cluster) => join(folder, 'start.log')

const pgCtl = ({ binaries, folder, runAs }: Cluster, args: string[]) =>
  run(join(binaries, 'pg_ctl'), ['-D', folder, ...args], runAs)

/** pg_ctl hands these to a shell: values are words of letters, digits and a few signs. */
function options(port: number, settings: Record<string, string>): string {
  const all = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    logging_collector: 'on',
    log_filename: 'postgresql-%u.log',
    log_truncate_on_rotation: 'on',
    ...settings,
  }
  return Object.entries(all)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ')
}

const readPidFile = (folder: string) =>
  readFile(join(folder, 'postmaster.pid'), 'utf8').then(
    (text) => text.split('\n').map((line) => line.trim()),
    () => [],
  )

/** After a hard stop the number in the file may belong to any program: PostgreSQL would refuse to start beside it. */
async function removeStalePidFile(folder: string): Promise<void> {
  const [pid] = await readPidFile(folder)
  if (pid && !isPostmaster(Number(pid), folder)) await rm(join(folder, 'postmaster.pid'), { force: true })
}

/** A postmaster works inside its data folder; where that cannot be seen, its command line names the folder. */
function isPostmaster(pid: number, folder: string): boolean {
  try {
    if (process.platform !== 'linux') return isSignalled(pid)
    if (readFileSync(`/proc/${pid}/stat`, 'latin1').includes(') Z ')) return false
    return (
      readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder) ||
      readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(folder)
    )
  } catch {
    return false
  }
}

function isSignalled(pid: number): boolean {
  process.kill(pid, 0)
  return true
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
