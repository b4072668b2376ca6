import { readFileSync, readdirSync } from 'node:fs'

/** Where the time and the memory of one process go. */
export type Used = { cpuMs: number; residentMiB: number }
export type ProcessName = 'front' | 'Next' | 'worker' | 'launcher' | 'database'

const KINDS: Record<Exclude<ProcessName, 'database'>, string> = {
  front: 'serve/run.mjs',
  Next: 'next-server',
  worker: 'worker/run.mjs',
  launcher: 'launcher.ts',
}
/** Linux counts the time of processes in hundredths of a second, on every machine there is. */
const TICK_MS = 10

/**
 * What each process of a product has used so far: those of the process group `group`, and the servers of its database, which share most
 * of the memory that they show. Linux only.
 */
export function usedBy(group: number, databaseUrl: string): Record<ProcessName, Used> {
  const database = new URL(databaseUrl).pathname.slice(1)
  const ids = readdirSync('/proc').filter((name) => /^\d+$/u.test(name))
  const inGroup = ids.filter((id) => Number(statOf(id)[2]) === group)
  const found = Object.entries(KINDS).map(([name, part]) => {
    const id = inGroup.find((one) => read(one, 'cmdline').includes(part))
    return [name, id === undefined ? NOTHING : usedByProcess(id)] as const
  })
  const servers = ids.filter(
    (id) => read(id, 'cmdline').startsWith('postgres: ') && read(id, 'cmdline').includes(` ${database} `),
  )
  const of = (key: keyof Used) => servers.reduce((sum, id) => sum + usedByProcess(id)[key], 0)
  return {
    ...(Object.fromEntries(found) as Record<Exclude<ProcessName, 'database'>, Used>),
    database: { cpuMs: of('cpuMs'), residentMiB: of('residentMiB') },
  }
}

const NOTHING: Used = { cpuMs: 0, residentMiB: 0 }

/** What a process has used so far; nothing when it is no more. */
export function usedByProcess(id: number | string): Used {
  const stat = statOf(id)
  const kilobytes = Number(/VmRSS:\s+(\d+)/u.exec(read(id, 'status'))?.[1] ?? 0)
  return {
    cpuMs: (Number(stat[11] ?? 0) + Number(stat[12] ?? 0)) * TICK_MS,
    residentMiB: Math.round(kilobytes / 1024),
  }
}

/** The fields of /proc/ID/stat behind the name, which may hold anything: state first. */
const statOf = (id: number | string): string[] => {
  const stat = read(id, 'stat')
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}

function read(id: number | string, file: string): string {
  try {
    return readFileSync(`/proc/${id}/${file}`, 'utf8')
  } catch {
    return '' // it has ended meanwhile
  }
}
