import { randomUUID } from 'node:crypto'
import { deskAddress, siteAddress } from '@/lib/editorial/addresses'
import { makeActor, makePublished } from '@/seeds/factory'
import { unpublishArticle } from '@/lib/newsroom/unpublish-article'
import { expect, test } from './fixtures'

test('programs read what readers see, and no longer what was withdrawn', async ({ request }) => {
  const actor = await makeActor()
  const headline = `接口${randomUUID().slice(0, 8)}`
  await makePublished(actor, `另${headline}`, ['还有一篇。'])
  const { id, version, slug } = await makePublished(actor, headline, ['程序读到的话。'])
  const address = `/api/v1/articles/${encodeURIComponent(slug)}`
  const first = await request.get(address)
  expect(await first.json()).toMatchObject({ id, headline, text: '程序读到的话。' })
  const etag = first.headers().etag ?? ''
  expect((await request.get(address, { headers: { 'if-none-match': etag } })).status()).toBe(304)
  const list = await request.get('/api/v1/articles?limit=1')
  expect(list.headers().link).toContain('rel="next"')
  const found = await (await request.get('/api/v1/search', { params: { q: headline } })).json()
  expect(found.data.map((hit: { id: string }) => hit.id)).toContain(id)
  expect((await (await request.get('/api/openapi.json')).json()).openapi).toBe('3.1.1')

  await unpublishArticle(actor, { id, version })
  await expect
    .poll(async () => (await request.get(address)).status(), { intervals: [50], timeout: 5000 })
    .toBe(404)
  const problem = await request.get(address)
  expect(problem.headers()['content-type']).toBe('application/problem+json')
})

test('an admin hands out a token, which opens what it says until it is revoked', async ({
  page,
  signInAs,
  request,
}) => {
  await signInAs('ADMIN')
  await page.goto(deskAddress.settings)
  const name = `某报数据组${randomUUID().slice(0, 8)}`
  await page.getByRole('button', { name: '发放令牌' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('用途').fill(name)
  for (const box of await dialog.getByRole('checkbox').all()) await box.uncheck()
  await dialog.getByRole('button', { name: '生成令牌' }).click()
  await expect(dialog.getByRole('alert')).toHaveText('请填写。')
  await dialog.getByRole('checkbox', { name: /^稿件/u }).check()
  await dialog.getByRole('button', { name: '生成令牌' }).click()
  const token = await dialog.getByText(/^corridor_/u).textContent()
  await page.keyboard.press('Escape')
  const row = page.getByRole('row', { name })
  await expect(row).toContainText('从未使用')
  await expect(row).not.toContainText('corridor_')

  const ask = (path: string) =>
    request.get(`/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } })
  const opened = await ask('/articles')
  expect([opened.status(), opened.headers()['ratelimit-policy']]).toEqual([200, '"token";q=1200;w=60'])
  expect((await ask('/tags')).status()).toBe(403)

  await row.getByRole('button', { name: '吊销' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '吊销' }).click()
  await expect(row).toContainText('已吊销')
  await expect
    .poll(async () => (await ask('/articles')).status(), { intervals: [50], timeout: 5000 })
    .toBe(401)
})

test('what programs can read is told to people, and problems lead there', async ({ page, request }) => {
  await page.goto(siteAddress.home('zh-CN'))
  await page.getByRole('contentinfo').getByRole('link', { name: '开放接口' }).click()
  await expect(page.getByText('/api/v1/indicators/{slug}/figures')).toBeVisible()
  const { type } = await (await request.get('/api/v1/tags?cursor=none')).json()
  await expect(page.locator(new URL(type).hash)).toContainText('400')
})
