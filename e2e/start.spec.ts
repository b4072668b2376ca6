import { expect, test } from './fixtures'
import { expectHealthy } from './processes'

test('the site, the desk and the health address answer', async ({ page, request, site, signInAs }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()

  await expectHealthy(site.url)
  const health = await request.get('/api/health')
  expect(await health.json()).toMatchObject({ database: 'up', worker: 'up', queue: 'up' })

  await page.goto('/admin')
  await expect(page).toHaveURL(/\/login/u)
  await signInAs('ADMIN')
  expect((await page.goto('/admin'))?.status()).toBe(200)
  await expect(page).toHaveURL(/\/admin$/u)
})
