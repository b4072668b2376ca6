import type { Page } from '@playwright/test'
import { db } from '@/lib/db/client'
import { makeActor } from '@/seeds/factory'
import { makeMarkedArticle, MARKED_TEXT, saveChange, wordsOnly } from '@/seeds/marked-article-factory'
import { articleText, lastAct, openArticle, repeat, saveState, selectWords, toStart } from './editor'
import { expect, expectAccessible, test } from './fixtures'
import { LOOKS } from './looks'

const marks = (page: Page, kind: 'mention' | 'metric') => articleText(page).locator(`[data-${kind}]`)
const saved = (page: Page) => expect(saveState(page)).toContainText('已保存')
const list = (page: Page) => page.getByRole('tabpanel')
const tab = (page: Page) => page.getByRole('tab', { name: /^待查/u })
const publish = (page: Page) => page.getByRole('button', { name: '签发', exact: true })

test('marks that lost their words wait on a list that is kept, and are placed, joined or dropped before readers see the article', async ({
  page,
  signInAs,
}) => {
  const actor = await makeActor()
  const { id } = await makeMarkedArticle(actor)
  await saveChange(actor, id, (content) =>
    wordsOnly(content, ['青浦区另有企业1.5万家。', '第二段提到松江。']),
  )
  await signInAs('EDITOR')
  await openArticle(page, id)
  await expect(tab(page)).toHaveText('待查2')
  await publish(page).click()
  await expect(page.getByText('还有 1 处标注待查：“1.5万家”')).toBeVisible()

  await tab(page).click()
  await expect(list(page)).toContainText('记者昨天从松江区获悉')
  await expectAccessible(page)
  await selectWords(page, '1.5万家')
  await list(page).getByRole('button', { name: '标到选中的文字 1.5万家' }).click()
  await expect(marks(page, 'metric')).toHaveText('1.5万家')
  await expect(tab(page)).toHaveText('待查1')
  await saved(page)
  await page.reload()
  await expect(tab(page)).toHaveText('待查1')
  await expect(page.getByRole('tab', { name: /待确认 1/u })).toBeVisible()

  // The figure stands in another sentence now: it is confirmed again before it may go out.
  await page.getByRole('tab', { name: /待确认 1/u }).click()
  await page.getByRole('button', { name: '确认 1.5万家' }).click()
  await expect(lastAct(page, '已确认 1 个指标')).toBeVisible()
  await saved(page)
  await publish(page).click()
  await expect(page.getByText('还有 1 处待查的标注')).toBeVisible()
  await page.getByRole('button', { name: '先不签发' }).click()
  await tab(page).click()
  await list(page).getByRole('button', { name: '不再标注 松江区' }).click()
  await expect(tab(page)).toHaveCount(0)
  await page.getByRole('button', { name: '撤销' }).last().click()
  await expect(tab(page)).toHaveText('待查1')
  await tab(page).click()
  await list(page).getByRole('button', { name: '不再标注 松江区' }).click()
  await saved(page)
  await publish(page).click()
  await expect(lastAct(page, '已签发，读者可以看到')).toBeVisible()
})

test('what is deleted, copied or typed over in the editor is on the list at once, and off it when it comes back', async ({
  page,
  signInAs,
}) => {
  const { id } = await makeMarkedArticle(await makeActor())
  await signInAs('EDITOR')
  await openArticle(page, id)
  await expect(tab(page)).toHaveCount(0)

  await selectWords(page, '松江区获悉')
  await page.keyboard.press('Control+X')
  await expect(tab(page)).toHaveText('待查1')
  await page.keyboard.press('Control+V')
  await expect(marks(page, 'mention')).toHaveText('松江区')
  await expect(tab(page)).toHaveCount(0)

  await selectWords(page, '江')
  await page.keyboard.type('海')
  await expect(marks(page, 'mention')).toHaveText('松海区')
  await tab(page).click()
  await expect(list(page)).toContainText('原标“松江区”')
  await list(page).getByRole('button', { name: '仍是它' }).click()
  await expect(tab(page)).toHaveCount(0)
  await saved(page)

  await selectWords(page, '高新技术企业1.5万家')
  await page.keyboard.press('Control+C')
  await articleText(page).getByText('第二段。').click()
  await page.keyboard.press('End')
  await page.keyboard.press('Control+V')
  await expect(tab(page)).toHaveText('待查1')
  await tab(page).click()
  await expect(list(page)).toContainText('粘贴出第二处同一指标')
  await list(page)
    .getByRole('button', { name: /^与“.*1\.5万家.*”是同一处$/u })
    .click()
  await expect(lastAct(page, '已记为与“1.5万家”同一处')).toBeVisible()
  await expect(tab(page)).toHaveCount(0)
  await saved(page)
})

/** Composes words as a Chinese input method does: letters first, then the characters, then the choice. */
async function compose(page: Page, letters: string, words: string): Promise<void> {
  const cdp = await page.context().newCDPSession(page)
  for (let length = 1; length <= letters.length; length += 1)
    await cdp.send('Input.imeSetComposition', {
      text: letters.slice(0, length),
      selectionStart: length,
      selectionEnd: length,
    })
  await cdp.send('Input.insertText', { text: words })
  await cdp.detach()
}

/** Puts the cursor behind so many characters of the first paragraph, with keys. */
async function goTo(page: Page, offset: number): Promise<void> {
  await articleText(page).locator('p').first().click()
  await toStart(page)
  await repeat(page, 'ArrowRight', offset)
}

test('what is composed inside marks, at their edges and beside them is in the text once, and no mark is lost', async ({
  page,
  signInAs,
}) => {
  test.slow()
  const { id } = await makeMarkedArticle(await makeActor())
  await signInAs('EDITOR')
  await openArticle(page, id)
  const [name, figure] = [MARKED_TEXT.indexOf('松江区'), MARKED_TEXT.indexOf('1.5万家')]
  const places = [
    { at: name - 1, mention: '松江区', metric: '1.5万家' },
    { at: name, mention: '松江区', metric: '1.5万家' },
    { at: name + 1, mention: '松新的江区', metric: '1.5万家' },
    { at: name + 3, mention: '松江区', metric: '1.5万家' },
    { at: name + 4, mention: '松江区', metric: '1.5万家' },
    { at: figure, mention: '松江区', metric: '1.5万家' },
    { at: figure + 4, mention: '松江区', metric: '1.5万新的家' },
    { at: figure + 5, mention: '松江区', metric: '1.5万家' },
  ]
  const paragraph = articleText(page).locator('p').first()
  for (const { at, mention, metric } of places) {
    await test.step(`behind ${at} characters`, async () => {
      await goTo(page, at)
      await compose(page, 'xinde', '新的')
      await expect(paragraph).toHaveText(`${MARKED_TEXT.slice(0, at)}新的${MARKED_TEXT.slice(at)}`)
      await expect(marks(page, 'mention')).toHaveText(mention)
      await expect(marks(page, 'metric')).toHaveText(metric)
      await expect(tab(page)).toHaveCount(mention === '松江区' ? 0 : 1)
      await page.keyboard.press('Control+Z')
      await expect(paragraph).toHaveText(MARKED_TEXT)
      await expect(marks(page, 'mention')).toHaveText('松江区')
      await expect(marks(page, 'metric')).toHaveText('1.5万家')
      await expect(tab(page)).toHaveCount(0)
    })
  }

  await test.step('over a whole mark', async () => {
    await selectWords(page, '松江区')
    await compose(page, 'qingpu', '青浦')
    await expect(paragraph).toHaveText(MARKED_TEXT.replace('松江区', '青浦'))
    await expect(tab(page)).toHaveText('待查1')
    await page.keyboard.press('Control+Z')
    await expect(marks(page, 'mention')).toHaveText('松江区')
    await expect(tab(page)).toHaveCount(0)
  })
  await saved(page)
  await page.reload()
  await expect(marks(page, 'mention')).toHaveText('松江区')
  await expect(marks(page, 'metric')).toHaveText('1.5万家')
})

for (const { device, viewport, colorScheme, locale } of LOOKS)
  test.describe(`the list on a ${device}, ${colorScheme}, in ${locale}`, () => {
    test.use({ viewport, colorScheme })

    test('is accessible', async ({ page, signInAs }) => {
      const actor = await makeActor()
      const { id } = await makeMarkedArticle(actor)
      await saveChange(actor, id, (content) => wordsOnly(content, ['青浦区另有企业。', '第二段提到松江。']))
      const { id: userId } = await signInAs('EDITOR')
      await db.user.update({ where: { id: userId }, data: { locale: locale === 'en' ? 'en' : 'zh_CN' } })
      await page.goto(`/admin/articles/${id}`)
      await page.getByRole('tab', { name: /^(?:待查|Check)/u }).click()
      await expect(page.getByRole('tabpanel')).toContainText('松江区')
      await expectAccessible(page)
    })
  })
