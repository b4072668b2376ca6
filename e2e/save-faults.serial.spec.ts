import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, type Page, type Route } from '@playwright/test'
import { trySignIn } from './accounts'
import { articleText, saveState } from './editor'
import { childrenOf, expectHealthy } from './processes'
import { launchProduct, makeDataDir, type Launch } from './server'

// One start of everything, and five faults while two browsers type.
test.setTimeout(400_000)

const ADMIN = { email: 'admin@example.cn', password: 'correct-horse-battery' }
const saved = (page: Page) => expect(saveState(page)).toHaveText(/^已保存/u, { timeout: 90_000 })

let dataDir: string
let launch: Launch

test.beforeEach(async () => {
  dataDir = makeDataDir()
  const admin = { ADMIN_EMAIL: ADMIN.email, ADMIN_PASSWORD: ADMIN.password }
  launch = await launchProduct({ env: { DATA_DIR: dataDir, SEED: 'none', ...admin } })
})
test.afterEach(async () => {
  await launch.interrupt()
  await rm(dataDir, { recursive: true })
})

async function signIn(page: Page) {
  await page.goto(`${launch.url}/login`)
  await trySignIn(page, ADMIN)
  await expect(page).toHaveURL(/\/admin$/u)
}

/** Types acts one after the other at the end of a paragraph, from where the cursor is, as fast as a person; answers what was typed. */
async function type(page: Page, name: string, times: number): Promise<string[]> {
  const typed: string[] = []
  for (let time = 1; time <= times; time += 1) {
    const act = `${name}${time}。`
    await page.keyboard.type(act, { delay: 40 })
    typed.push(act)
    await page.waitForTimeout(250)
  }
  return typed
}

test('nothing typed is lost when the network, an answer, the server, the worker or the database goes away', async ({
  browser,
}) => {
  const contexts = await Promise.all([1, 2].map(() => browser.newContext({ locale: 'zh-CN' })))
  const [first, second] = await Promise.all(contexts.map((context) => context.newPage()))
  if (!first || !second) throw new Error('two browsers are needed')
  for (const page of [first, second]) await signIn(page)

  await first.goto(`${launch.url}/admin/articles`)
  await first.getByRole('button', { name: '新建稿件' }).click()
  await expect(articleText(first)).toBeVisible()
  await articleText(first).click()
  await first.keyboard.type('甲：')
  await first.keyboard.press('Enter')
  await first.keyboard.type('乙：')
  await saved(first)
  await second.goto(first.url())
  await articleText(second).locator('p').nth(1).click()
  await second.keyboard.press('End')
  await articleText(first).locator('p').nth(0).click()
  await first.keyboard.press('End')

  const kill = async (part: 'server' | 'worker') => {
    const children = await childrenOf(launch.pid)
    process.kill(children[part], 'SIGKILL')
  }
  const postmaster = () =>
    Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
  const [firstContext] = contexts
  const faults: Record<string, { begin: () => Promise<void>; end: () => Promise<void> }> = {
    网断: {
      begin: async () => firstContext?.setOffline(true),
      end: async () => firstContext?.setOffline(false),
    },
    // What was sent has been stored, but nobody hears of it.
    答丢: {
      begin: async () => {
        await first.route(/\/api\/desk\/articles\/[^/]+$/u, async (route) => {
          if (route.request().method() !== 'PUT') return route.continue()
          await route.fetch().catch(() => null)
          await route.abort()
        })
      },
      // One that is under way ends as it began.
      end: async () => first.unrouteAll({ behavior: 'wait' }),
    },
    服务: { begin: () => kill('server'), end: () => expectHealthy(launch.url) },
    后台: { begin: () => kill('worker'), end: () => expectHealthy(launch.url) },
    数据: {
      begin: async () => void process.kill(postmaster(), 'SIGKILL'),
      end: () => expectHealthy(launch.url),
    },
  }

  const acts: string[] = []
  for (const [name, { begin, end }] of Object.entries(faults)) {
    const typing = Promise.all([type(first, `${name}甲`, 10), type(second, `${name}乙`, 10)])
    await first.waitForTimeout(1500)
    await begin()
    acts.push(...(await typing).flat())
    await end()
    for (const page of [first, second]) await saved(page)
    const text = await storedText(first)
    expect(
      acts.filter((act) => !text.includes(act)),
      `lost after ${name}`,
    ).toEqual([])
  }

  // A browser that dies with the server: what was typed two seconds before is offered on return.
  const noSaves = (route: Route) => (route.request().method() === 'PUT' ? route.abort() : route.continue())
  await firstContext?.route(/\/api\/desk\/articles\//u, noSaves)
  await kill('server')
  acts.push(...(await type(first, '崩溃甲', 5)))
  await first.waitForTimeout(2000)
  const url = first.url()
  await first.close({ runBeforeUnload: false })
  await firstContext?.unroute(/\/api\/desk\/articles\//u, noSaves)
  await expectHealthy(launch.url)
  const again = await firstContext?.newPage()
  if (!again) throw new Error('the browser is gone')
  await again.goto(url)
  await again.getByRole('button', { name: '恢复', exact: true }).click()
  await saved(again)
  const text = await storedText(again)
  const lost = acts.filter((act) => !text.includes(act))
  test.info().annotations.push({ type: 'acts', description: `${acts.length} tried, ${lost.length} lost` })
  console.log(`acts of typing: ${acts.length} tried, ${lost.length} lost`)
  expect(lost).toEqual([])
})

/** The article as the server holds it. */
async function storedText(page: Page): Promise<string> {
  const id = new URL(page.url()).pathname.split('/').at(-1)
  const answer = await page.request.get(`${launch.url}/api/desk/articles/${id}`)
  return JSON.stringify(await answer.json())
}
