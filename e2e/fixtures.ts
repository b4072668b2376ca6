import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { test as base, expect as playwrightExpect, type Page } from '@playwright/test'
import type { Role } from '@/lib/editorial/actor'
import { startServer, type Server } from './server'
import { SHARED } from './site-server'

export type Site = Omit<Server, 'stop'>

type Fixtures = {
  /** Signs the page's browser in to a new account of the role, without typing. Answers the account. */
  signInAs: (role: Role) => Promise<{ id: string; email: string }>
}
type WorkerFixtures = { site: Site }

export const expect = playwrightExpect

/** Specs run against `site`: the shared server, or, in project `serial`, one of their own. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  site: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the pattern that nothing is asked for
    async ({}, use, { project }) => {
      if (project.name !== 'serial') {
        const shared: Site = JSON.parse(process.env[SHARED] ?? 'null')
        return prepareModules(shared, use)
      }
      const own = await startServer()
      await prepareModules(own, use)
      await own.stop()
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  baseURL: ({ site }, use) => use(site.url),
  signInAs: ({ context, site }, use) =>
    use(async (role) => {
      const account = await makeSession(role)
      await context.addCookies([{ name: account.cookie.name, value: account.cookie.value, url: site.url }])
      return { id: account.id, email: account.email }
    }),
})

/** Axe finds nothing to say about the page as it stands. */
export const expectAccessible = (page: Page): Promise<void> => expectNoneOf(page, makeAxe(page))

/** Axe finds no text too faint on its ground. */
export const expectReadable = (page: Page): Promise<void> =>
  expectNoneOf(page, makeAxe(page).withRules(['color-contrast']))

/** Our pages have no frames that axe would have to be carried into, which costs a second window for each look. */
const makeAxe = (page: Page) =>
  new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'], preload: false })

async function expectNoneOf(page: Page, axe: AxeBuilder): Promise<void> {
  const { violations } = await axe.analyze()
  const said = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((node) => node.html).join('\n  ')}`,
  )
  expect(said, `accessibility of ${page.url()}`).toEqual([])
}

/** Lets the product's own modules, which specs use to make what they need, work on the database of the server. */
async function prepareModules(site: Site, use: (site: Site) => Promise<void>): Promise<void> {
  process.env.DATABASE_URL = site.databaseUrl
  process.env.NEXTAUTH_SECRET = readFileSync(join(site.dataDir, 'session-secret'), 'utf8').trim()
  process.env.SITE_URL = site.url
  process.env.DATA_DIR = site.dataDir
  await use(site)
  const { closeDatabase } = await import('@/lib/db/health')
  await closeDatabase()
}

async function makeSession(role: Role) {
  const [{ db }, { putSession }, { cookieName, toCookie }] = await Promise.all([
    import('@/lib/db/client'),
    import('@/lib/db/sessions'),
    import('@/lib/auth/session-cookie'),
  ])
  const email = `${randomUUID()}@example.cn`
  const user = await db.user.create({ data: { email, name: role.toLowerCase(), role, passwordHash: '-' } })
  const session = await putSession(db, { userId: user.id, userAgent: 'Playwright', ip: '127.0.0.1' })
  return { id: user.id, email, cookie: { name: cookieName(), value: await toCookie(session) } }
}
