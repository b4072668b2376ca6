import { randomUUID } from 'node:crypto'
import { expect, expectAccessible, test } from './fixtures'
import { articleText, lastAct, openArticle, saveState, selectWords } from './editor'

// The whole way of a page, from the file to the reader and back, on a machine that others use as well.
test.setTimeout(120_000)

test('a printed page becomes an article whose names and figures readers can follow', async ({
  page,
  browser,
  site,
}) => {
  const mark = randomUUID().slice(0, 6)
  const headline = `九城市签约共建科创走廊${mark}`
  const program = `青禾登高计划${mark}`
  const printed = [
    headline,
    `本报讯(记者 李天蔚)昨天，长三角G60科创走廊九城市在松江启动${program}，氤氲湖畔签下`,
    '一批合作项目。',
    '松江区目前有高新技术企业1.5万家，比上年增长13%。',
    `参加${program}的还有嘉兴和杭州。`,
    '',
  ].join('\n')
  const reader = await (await browser.newContext({ baseURL: site.url, locale: 'zh-CN' })).newPage()
  let articleId = ''
  let address = ''

  await test.step('sign in', async () => {
    await page.goto('/admin')
    await page.getByLabel('邮箱').fill(site.adminEmail)
    await page.getByLabel('密码').fill('not-this-one')
    await page.getByRole('button', { name: '登录' }).click()
    await expect(page.getByText('邮箱或密码不对')).toBeVisible()
    await page.getByLabel('密码').fill(site.adminPassword)
    await page.getByLabel('密码').press('Enter')
    await expect(page).toHaveURL(/\/admin$/u)
  })

  await test.step('import a page and look at how it was cut', async () => {
    await page.getByRole('link', { name: '导入版面' }).first().click()
    const file = { name: `${mark}.txt`, mimeType: 'text/plain', buffer: Buffer.from(printed) }
    await page.getByLabel('选择文件……').and(page.locator('input')).setInputFiles(file)
    const result = page.getByRole('region', { name: '导入结果' }).getByRole('listitem')
    await expect(result).toContainText('分出 1 篇稿件')
    await result.getByRole('link', { name: '核对分稿' }).click()
    await expect(page.getByText('5 行全部归属')).toBeVisible()
    await expect(page.getByRole('heading', { level: 3 })).toHaveText(headline)
    await page.getByRole('link', { name: '编辑稿件' }).click()
    await expect(articleText(page)).toContainText(`昨天，长三角G60科创走廊九城市在松江启动${program}`)
    await expect(articleText(page), 'the broken line is whole again').toContainText('签下一批合作项目')
    articleId = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  })

  await test.step('tag a name with a new tag, and again by the first letters of its reading', async () => {
    await selectWords(page, program)
    await page.getByRole('group', { name: '选中文字' }).getByRole('button', { name: '标实体' }).click()
    await expect(page.getByRole('combobox', { name: '搜索标签' })).toHaveValue(program)
    await page.getByRole('option', { name: `新建项目“${program}”` }).click()
    await expect(lastAct(page, `已标注“${program}”`)).toBeVisible()

    await selectWords(page, program, 1)
    await page.keyboard.press('Alt+T')
    await page.getByRole('combobox', { name: '搜索标签' }).fill(`qhdgjh${mark}`)
    await expect(page.getByRole('option', { name: program }).first()).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.press('Enter')
    await expect(articleText(page).locator('[data-mention]').filter({ hasText: program })).toHaveCount(2)
  })

  await test.step('tag a figure, whose form is filled in', async () => {
    await selectWords(page, '1.5万家')
    await page.getByRole('group', { name: '选中文字' }).getByRole('button', { name: '标指标' }).click()
    const form = page.getByRole('dialog', { name: '指标' })
    await expect(form.getByLabel('指标', { exact: true })).toHaveValue(/高新技术企业/u)
    await expect(form.getByLabel('数值')).toHaveValue('15000')
    await expect(form.getByLabel('单位')).toHaveValue('家')
    await expectAccessible(page)
    await form.getByLabel('指标', { exact: true }).fill(`高新技术企业数${mark}`)
    await form.getByRole('button', { name: '标为指标' }).click()
    await expect(articleText(page).locator('[data-metric]')).toHaveText('1.5万家')
  })

  await test.step('accept a suggestion', async () => {
    const open = page.getByRole('list', { name: '待定的建议' })
    await open
      .getByRole('button', { name: /增长|13%/u })
      .first()
      .click()
    await open.getByRole('button', { name: '接受' }).click()
    await expect(lastAct(page, '已接受 1 条建议')).toBeVisible()
    await expect(articleText(page).locator('[data-metric]')).toHaveText(['1.5万家', '13%'])
  })

  await test.step('see that it is saved, and find it as it was left', async () => {
    await expect(saveState(page)).toContainText('已保存')
    await openArticle(page, articleId)
    await expect(articleText(page).locator('[data-metric]')).toHaveText(['1.5万家', '13%'])
    await expect(articleText(page).locator('[data-mention]').filter({ hasText: program })).toHaveCount(2)
    await expectAccessible(page)
  })

  await test.step('publish', async () => {
    await page.getByRole('button', { name: '签发', exact: true }).click()
    await expect(lastAct(page, '已签发，读者可以看到')).toBeVisible()
    address = (await page.getByRole('link', { name: '查看公开页' }).getAttribute('href')) ?? ''
  })

  await test.step('read it: the name leads to its page', async () => {
    await reader.goto(address)
    await expect(reader.getByRole('heading', { level: 1 })).toHaveText(headline)
    await reader.getByRole('main').getByRole('link', { name: program }).first().click()
    await expect(reader.getByRole('heading', { level: 1 })).toContainText(program)
    await reader.getByRole('link', { name: headline }).first().click()
    await expect(reader.getByRole('heading', { level: 1 })).toHaveText(headline)
  })

  await test.step('read it: the figure opens its slip by pointer and by keyboard, and leads to the line', async () => {
    const button = reader.getByRole('button', { name: '数据说明：1.5万家' })
    const slip = reader.getByRole('group', { name: '1.5万家' })
    await expect(slip).toBeHidden()
    await button.click()
    await expect(slip).toContainText('15,000 家')
    await slip.getByRole('button', { name: '关闭' }).click()
    await expect(slip).toBeHidden()
    await button.focus()
    await reader.keyboard.press('Enter')
    await expect(slip).toContainText(`高新技术企业数${mark}`)
    await expectAccessible(reader)
    await reader.keyboard.press('Escape')
    await expect(slip).toBeHidden()
    await expect(button).toBeFocused()
    await reader.keyboard.press('Enter')
    await slip.getByRole('link', { name: '印刷第 4 行' }).click()
    await expect(reader).toHaveURL(/\/sources\/[0-9a-f-]{36}#l-4$/u)
    await expect(reader.locator('#l-4')).toContainText('松江区目前有高新技术企业1.5万家')
  })

  await test.step('find it by a word of two characters', async () => {
    await reader.getByRole('combobox').fill('氤氲')
    await reader.getByRole('combobox').press('Enter')
    const hit = reader.getByRole('listitem').filter({ hasText: headline })
    await expect(hit.locator('mark').first()).toHaveText('氤氲')
    await expectAccessible(reader)
  })

  await test.step('withdraw it', async () => {
    await page.getByText('更多', { exact: true }).click()
    await page.getByRole('button', { name: '撤稿' }).click()
    const dialog = page.getByRole('dialog', { name: '撤稿并公告' })
    await dialog.getByLabel('撤稿原因').fill('主要事实有误')
    await dialog.getByRole('button', { name: '撤稿' }).click()
    await expect(lastAct(page, '已撤稿')).toBeVisible()
    await expect(page.getByText('已撤下', { exact: true }).first()).toBeVisible()
    await expect
      .poll(
        async () => (await reader.goto(address)) && reader.getByRole('heading', { level: 1 }).textContent(),
      )
      .toBe('撤稿公告')
    await expect(reader.getByText('主要事实有误')).toBeVisible()
    await reader.goto('/search?q=氤氲')
    await expect(reader.getByRole('link', { name: headline })).toHaveCount(0)
  })
  await reader.context().close()
})
