import { deskAddress } from '@/lib/editorial/addresses'
import { makeActor, makePublished } from '@/seeds/factory'
import { makeMark } from './annotated'
import { drag } from './drag'
import { expect, expectAccessible, test } from './fixtures'

test('an editor composes the front page with keys and mouse, and readers get it', async ({
  page,
  signInAs,
}) => {
  await signInAs('EDITOR')
  const actor = await makeActor()
  const [first, second] = [`首篇${makeMark()}`, `次篇${makeMark()}`]
  for (const headline of [first, second]) await makePublished(actor, headline, ['正文。'])
  await page.goto(deskAddress.front)
  const places = page.getByRole('region', { name: /^指定的位置/u })
  const placed = places.getByRole('listitem').filter({ has: page.getByRole('button') })
  while ((await placed.count()) > 0) await placed.first().getByRole('button', { name: /^取下/u }).click()
  for (const headline of [first, second])
    await page.getByRole('button', { name: `放上：${headline}` }).click()
  await expect(placed).toHaveText([new RegExp(first, 'u'), new RegExp(second, 'u')])
  await placed.nth(1).focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(placed).toHaveText([new RegExp(second, 'u'), new RegExp(first, 'u')])
  // What is not saved yet outlives a look for another story.
  await page.getByRole('search').getByLabel('标题').fill(first)
  await page.getByRole('search').getByRole('button').click()
  await expect(page).toHaveURL(/q=/u)
  await expect(placed).toHaveText([new RegExp(second, 'u'), new RegExp(first, 'u')])
  await expect(places).toContainText('改动还没有生效')
  // By its headline, which is a link, and back by its number.
  await drag(page, placed.nth(1).getByRole('link'), [placed.nth(0)])
  await expect(placed).toHaveText([new RegExp(first, 'u'), new RegExp(second, 'u')])
  await drag(page, placed.nth(0).getByText('1', { exact: true }), [placed.nth(1)])
  await expect(placed).toHaveText([new RegExp(second, 'u'), new RegExp(first, 'u')])
  await expectAccessible(page)
  await page.getByRole('button', { name: '保存并生效' }).click()
  await expect(page.getByText('编排已生效')).toBeVisible()
  const lead = page.getByRole('region', { name: '头条' }).getByRole('heading', { level: 2 })
  await expect(async () => {
    await page.goto('/')
    await expect(lead).toHaveText(second, { timeout: 100 })
  }).toPass({ timeout: 5000 })
  await expect(
    page.getByRole('region', { name: '头条' }).getByRole('heading', { level: 3 }).first(),
  ).toHaveText(first)
})
