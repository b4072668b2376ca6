import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from '@playwright/test'
import { expectHealthy } from './processes'
import { launchProduct } from './server'

const SYSTEM_FOLDER = '/var/lib/corridor'
const NOBODY = { uid: 65_534, gid: 65_534 }
const FOLDERS = ['app', 'components', 'lib', 'prisma', 'seeds', 'node_modules', '.next-test']
const FILES = ['next.config.js', 'package.json', 'package-lock.json', 'tsconfig.json']

test.skip(process.getuid?.() !== 0, 'only root can start the product as others')
test.setTimeout(180_000)

let home: string
let clone: string
let hadPrograms: boolean
test.beforeAll(() => {
  hadPrograms = existsSync(SYSTEM_FOLDER)
  home = mkdtempSync('/var/tmp/corridor-home-')
  clone = join(home, 'clone')
  execFileSync('mkdir', [clone])
  execFileSync('cp', ['-a', '--reflink=auto', ...FOLDERS, ...FILES, clone])
})
test.afterAll(() => {
  rmSync(home, { recursive: true })
  if (!hadPrograms) rmSync(SYSTEM_FOLDER, { recursive: true, force: true })
})

test('an ordinary user starts it, twice', async () => {
  execFileSync('chmod', ['755', home])
  execFileSync('chown', ['-R', `${NOBODY.uid}:${NOBODY.gid}`, clone])
  for (let time = 1; time <= 2; time += 1) {
    const launch = await launchProduct({ folder: clone, user: NOBODY, env: { SEED: 'none' } })
    await expectHealthy(launch.url)
    await launch.interrupt()
  }
  rmSync(join(clone, '.data'), { recursive: true })
})

test('root starts it, twice, in a home that nobody else can enter', async () => {
  execFileSync('chown', ['-R', '0:0', clone])
  execFileSync('chmod', ['700', home])
  for (let time = 1; time <= 2; time += 1) {
    const launch = await launchProduct({ folder: clone, env: { SEED: 'none' } })
    await expectHealthy(launch.url)
    await launch.interrupt()
  }
  const place = readFileSync(join(clone, '.data', 'postgres-place'), 'utf8').trim()
  expect(place.startsWith(SYSTEM_FOLDER)).toBe(true)
  expect(existsSync(join(place, 'postmaster.pid'))).toBe(false)
  rmSync(dirname(place), { recursive: true })
})
