import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { Client } from 'pg'
import { makeTestDatabase, openTestServer } from '@/lib/db/test-database'
import { freePort } from '@/lib/launch/port'
import { launchProduct, makeDataDir, spawnProduct } from './server'
import { childrenOf, isGone, leftOf, expectHealthy } from './processes'

// Two or three starts and stops of everything, on whatever machine.
test.setTimeout(180_000)

let dataDir: string
let env: Record<string, string>

test.beforeEach(() => {
  dataDir = makeDataDir()
  env = { DATA_DIR: dataDir, SEED: 'none' }
})
test.afterEach(async () => {
  await expect.poll(() => leftOf(dataDir), { message: 'processes left behind', timeout: 15_000 }).toEqual([])
  await rm(dataDir, { recursive: true })
})

const postmaster = () =>
  Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
const admins = (output: string) => /Password\s+(\S+)/u.exec(output)?.[1]

test('Ctrl-C stops everything, and the second start builds nothing, keeps the data and makes no new admin', async () => {
  const first = await launchProduct({ env })
  expect(admins(first.output())).toBeTruthy()
  await expectHealthy(first.url)
  await first.interrupt()
  expect(await first.ended).toBe(0)
  expect(await leftOf(dataDir)).toEqual([])

  const second = await launchProduct({ env })
  expect(second.output()).not.toContain('Building')
  expect(second.output()).not.toContain('Migrating')
  expect(admins(second.output())).toBeUndefined()
  await second.interrupt()
})

for (const victim of ['launcher', 'server', 'front', 'worker', 'postmaster'] as const) {
  test(`after kill -9 of the ${victim} it recovers or stops, and the next start works`, async () => {
    const first = await launchProduct({ env })
    process.kill({ ...(await childrenOf(first.pid)), postmaster: postmaster() }[victim], 'SIGKILL')
    if (victim === 'launcher') {
      expect(await first.ended).not.toBe(0)
      await expect.poll(() => leftOf(dataDir), { timeout: 15_000 }).toEqual([])
    } else {
      await expectHealthy(first.url)
      await first.interrupt()
    }
    const second = await launchProduct({ env })
    await expectHealthy(second.url)
    expect(admins(second.output()), 'the admin is kept').toBeUndefined()
    await second.interrupt()
  })
}

test('when everything but the database is killed at once, the next start adopts it', async () => {
  const first = await launchProduct({ env })
  const { watchdog } = await childrenOf(first.pid)
  process.kill(watchdog, 'SIGKILL')
  process.kill(-first.pid, 'SIGKILL')
  await first.ended
  const kept = postmaster()
  expect(isGone(kept)).toBe(false)
  const second = await launchProduct({ env })
  expect(postmaster()).toBe(kept)
  await second.interrupt()
})

test('starts with no locale, with LANG=C, and stores Chinese', async () => {
  const locales: Record<string, string>[] = [{}, { LANG: 'C', LC_ALL: 'C' }]
  for (const locale of locales) {
    const launch = await launchProduct({ env: { ...env, ...locale, SEED: 'draft' } })
    await expectHealthy(launch.url)
    await launch.interrupt()
  }
})

test('a second start on the same data, a busy port and wrong settings are one clear line each', async () => {
  const first = await launchProduct({ env })
  const port = first.url.split(':').at(-1) ?? ''
  const other = makeDataDir()
  const cases: [Record<string, string>, RegExp][] = [
    [env, /^Already running on the data of .+\n$/u],
    [{ DATA_DIR: other, PORT: port }, /^Port \d+ is in use: stop .+\n$/u],
    [{ DATA_DIR: '/proc/corridor' }, /^The data folder \/proc\/corridor cannot be written: .+\n$/u],
    [{ DATA_DIR: other, PORT: 'x' }, /^The environment variable PORT is not usable: .+\n$/u],
    [
      { DATA_DIR: other, DATABASE_URL: `postgres://a:secret@127.0.0.1:${await freePort()}/b` },
      /^The database of DATABASE_URL \(127.+ cannot be used .+\n$/u,
    ],
  ]
  for (const [settings, line] of cases) {
    const refused = await spawnProduct({ env: settings })
    expect(await refused.ended).toBe(1)
    expect(refused.output()).toMatch(line)
    expect(refused.output()).not.toContain('secret')
  }
  await rm(other, { recursive: true })
  await first.interrupt()
})

test('runs on another database, whose time zone is Asia/Shanghai, and leaves it running', async () => {
  const server = await openTestServer()
  const database = await makeTestDatabase(server)
  const client = new Client({ connectionString: database.url })
  await client.connect()
  const name = new URL(database.url).pathname.slice(1)
  await client.query(`ALTER DATABASE ${name} SET TimeZone = 'Asia/Shanghai'`)

  // Someone who is no admin may have an account before the first start: it must make the admin all the same.
  const corridor = ['--conditions=react-server', '--import=tsx', 'lib/cli/corridor.ts']
  const add = [...corridor, 'user', 'add', 'early@example.cn', '--name', '早来的人']
  execFileSync(process.execPath, add, { env: { ...process.env, DATABASE_URL: database.url } })

  const launch = await launchProduct({ env: { ...env, DATABASE_URL: database.url } })
  expect(admins(launch.output())).toBeTruthy()
  await expectHealthy(launch.url) // the heartbeat is not eight hours old
  await launch.interrupt()
  const { rows } = await client.query(
    `SELECT abs(extract(epoch FROM now() - "createdAt")) < 600 AS recent FROM "User"`,
  )
  expect(rows).toEqual([{ recent: true }, { recent: true }])
  await client.end()
  await database.drop()
  await server.close()
})
