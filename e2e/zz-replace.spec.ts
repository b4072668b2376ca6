import { db } from '@/lib/db/client'
import { deskAddress } from '@/lib/editorial/addresses'
import { makeActor, makeArticle, makePublished } from '@/seeds/factory'
import { makeMark } from './annotated'
import { test } from './fixtures'
for (const [device, width, height, colorScheme, locale] of [['desk', 1280, 900, 'light', 'zh-CN'], ['phone', 390, 844, 'dark', 'en']] as const)
  test(`replace look ${device}`, async ({ page, signInAs }) => {
    const mark = makeMark()
    const owner = await makeActor()
    await makeArticle(owner, `G60科创走廊九城市联席会议在湖州召开${mark}`, ['记者从Ｇ６０科创走廊联席会议办公室获悉，G60科创走廊已有高新企业三百家。'])
    await makePublished(owner, `松江签约二十个项目${mark}`, ['作为G60科创走廊的策源地，松江一季度签约二十个项目。'])
    const locked = await makeArticle(owner, `待发的一篇${mark}`, ['G60科创走廊要开大会。'])
    await db.article.update({ where: { id: locked.id }, data: { status: 'KILLED', killReason: '过时' } }).catch((e) => console.log(String(e).slice(0, 200)))
    const account = await signInAs('EDITOR')
    await db.user.update({ where: { id: account.id }, data: { locale: locale === 'en' ? 'en' : 'zh_CN' } })
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme })
    await page.goto(`${deskAddress.articles}?q=${encodeURIComponent(mark)}&sort=headline`)
    const en = locale === 'en'
    const boxes = page.getByRole('table').getByRole('checkbox')
    const n = await boxes.count()
    for (let i = 0; i < n; i += 1) await boxes.nth(i).check()
    await page.getByRole('button', { name: en ? 'Find and replace' : '查找替换' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').first().fill('G60科创走廊')
    await dialog.getByRole('textbox').nth(1).fill('长三角科创走廊')
    await page.screenshot({ path: `/tmp/desk-shots/replace-ask-${device}.png` })
    await dialog.getByRole('button', { name: en ? 'Find' : '查找', exact: true }).click()
    await dialog.getByRole('checkbox').first().waitFor()
    await page.waitForTimeout(300)
    await page.screenshot({ path: `/tmp/desk-shots/replace-hits-${device}.png` })
    await dialog.getByRole('button', { name: en ? /^Replace / : /^替换 / }).click()
    await dialog.getByRole('button', { name: en ? 'Undo this replacing' : '撤销这次替换' }).waitFor()
    await page.screenshot({ path: `/tmp/desk-shots/replace-done-${device}.png` })
  })
