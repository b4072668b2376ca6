import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { Client } from 'pg'
import { makeTestDatabase, openTestServer } from '@/lib/db/test-database'
import { freePort } from '@/lib/launch/port'
import { launchProduct, makeDataDir, spawnProduct, type Launch } from './server'
import { childrenOf, isGone, leftOf, expectHealthy } from './processes'

// A start and stop or two of everything, on whatever machine.
test.setTimeout(180_000)

const postmaster = (dataDir: string) =>
  Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
const admins = (output: string) => /Password\s+(\S+)/u.exec(output)?.[1]
const expectNothingLeft = (dataDir: string) =>
  expect.poll(() => leftOf(dataDir), { message: 'processes left behind', timeout: 15_000 }).toEqual([])

// One installation, from its first start on: each test takes over what the one before it left.
test.describe.serial('on one data folder', () => {
  let dataDir: string
  let running: Launch
  const start = async (env: Record<string, string> = {}) => {
    running = await launchProduct({ env: { DATA_DIR: dataDir, ...env } })
    return running
  }

  test.beforeAll(() => {
    dataDir = makeDataDir()
  })
  test.afterAll(async () => {
    await running.interrupt()
    await expectNothingLeft(dataDir)
    await rm(dataDir, { recursive: true })
  })

  test('the first start, with no locale, takes Chinese in, and Ctrl-C stops everything', async () => {
    const first = await start({ SEED: 'draft' })
    expect(admins(first.output())).toBeTruthy()
    await expectHealthy(first.url)
    await first.interrupt()
    expect(await first.ended).toBe(0)
    expect(await leftOf(dataDir)).toEqual([])
  })

  test('the second start builds nothing, keeps the data and makes no new admin', async () => {
    const second = await start()
    expect(second.output()).not.toContain('Building')
    expect(second.output()).not.toContain('Migrating')
    expect(admins(second.output())).toBeUndefined()
    await expectHealthy(second.url)
  })

  test('beside it another start on the same data, a busy port and wrong settings are one clear line each', async () => {
    const port = running.url.split(':').at(-1) ?? ''
    const other = makeDataDir()
    const cases: [Record<string, string>, RegExp][] = [
      [{ DATA_DIR: dataDir }, /^Already running on the data of .+\n$/u],
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
  })

  for (const victim of ['server', 'front', 'worker', 'postmaster'] as const) {
    test(`after kill -9 of the ${victim} it recovers`, async () => {
      const pid = async () =>
        ({ ...(await childrenOf(running.pid)), postmaster: postmaster(dataDir) })[victim]
      const killed = await pid()
      process.kill(killed, 'SIGKILL')
      const next = () => pid().catch(() => killed)
      await expect.poll(next, { message: `another ${victim}`, timeout: 30_000 }).not.toBe(killed)
      await expectHealthy(running.url)
    })
  }

  test('after all of that it stops, and starts with LANG=C', async () => {
    await running.interrupt()
    expect(await leftOf(dataDir)).toEqual([])
    const third = await start({ LANG: 'C', LC_ALL: 'C' })
    await expectHealthy(third.url)
    expect(admins(third.output()), 'the admin is kept').toBeUndefined()
  })

  test('after kill -9 of the launcher everything stops, and the next start works', async () => {
    process.kill((await childrenOf(running.pid)).launcher, 'SIGKILL')
    expect(await running.ended).not.toBe(0)
    await expectNothingLeft(dataDir)
    const next = await start()
    await expectHealthy(next.url)
    expect(admins(next.output()), 'the admin is kept').toBeUndefined()
  })

  test('when everything but the database is killed at once, the next start adopts it', async () => {
    const { watchdog } = await childrenOf(running.pid)
    process.kill(watchdog, 'SIGKILL')
    process.kill(-running.pid, 'SIGKILL')
    await running.ended
    const kept = postmaster(dataDir)
    expect(isGone(kept)).toBe(false)
    await start()
    expect(postmaster(dataDir)).toBe(kept)
  })
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

  const dataDir = makeDataDir()
  const launch = await launchProduct({ env: { DATA_DIR: dataDir, SEED: 'none', DATABASE_URL: database.url } })
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
  await expectNothingLeft(dataDir)
  await rm(dataDir, { recursive: true })
})
