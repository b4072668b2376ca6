import { readdirSync, readFileSync } from 'node:fs'
import { expect } from '@playwright/test'

type Running = { pid: number; parent: number; command: string; environment: string }

/** Linux only, as the start and stop tests are: everything that runs, with what its owner may see of it. */
function listRunning(): Running[] {
  const read = (pid: number, file: string) => {
    try {
      return readFileSync(`/proc/${pid}/${file}`, 'utf8').replaceAll('\0', ' ')
    } catch {
      return ''
    }
  }
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 1)
    .map((pid) => ({ pid, stat: read(pid, 'stat') }))
    .filter(({ stat }) => stat !== '' && !stat.includes(') Z '))
    .map(({ pid, stat }) => ({
      pid,
      parent: Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]),
      command: read(pid, 'cmdline'),
      environment: read(pid, 'environ'),
    }))
}

export const isGone = (pid: number): boolean => !listRunning().some((running) => running.pid === pid)

/** What runs on a data folder: by the command line, or by the settings it was started with. */
export async function leftOf(dataDir: string): Promise<string[]> {
  return listRunning()
    .filter(
      ({ command, environment }) => command.includes(dataDir) || environment.includes(`DATA_DIR=${dataDir} `),
    )
    .map(({ pid, command }) => `${pid} ${command}`)
}

/** The processes of one start, by the number of its first. */
export async function childrenOf(first: number) {
  const running = listRunning()
  const find = (parent: number, part: string) => {
    const found = running.find((one) => one.parent === parent && one.command.includes(part))
    if (!found) throw new Error(`No ${part} runs under ${parent}`)
    return found.pid
  }
  const launcher = find(first, 'launcher.ts')
  return {
    launcher,
    server: find(launcher, 'next-server'),
    front: find(launcher, 'serve/run.mjs'),
    worker: find(launcher, 'worker/run.mjs'),
    watchdog: find(launcher, 'watchdog-process.js'),
  }
}

/** Database and worker are up: the worker may need a moment longer than the server, and both after they were killed. */
export async function expectHealthy(url: string): Promise<void> {
  const status = async () => (await fetch(`${url}/api/health`).catch(() => null))?.status
  await expect.poll(status, { message: `the health of ${url}`, timeout: 60_000 }).toBe(200)
}
