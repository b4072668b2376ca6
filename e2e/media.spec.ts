import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { deskAddress } from '@/lib/editorial/addresses'
import { renditionName } from '@/lib/editorial/picture'
import { uploadPicture } from '@/lib/newsroom/upload-picture'
import { makeActor, makeArticle, makePublished } from '@/seeds/factory'
import { figureOf, makePhoto } from '@/seeds/picture-factory'
import { makeMark } from './annotated'
import { articleText, lastAct, openArticle, saveState } from './editor'
import { expect, expectAccessible, test } from './fixtures'
import { expectSound, LOOKS } from './looks'

const photo = async (name: string) => ({ name, mimeType: 'image/jpeg', buffer: await makePhoto() })

/** Pastes or drops a picture onto the text, as the browser hands it over. */
async function give(page: Page, kind: 'paste' | 'drop', name: string, content?: Buffer): Promise<void> {
  const base64 = (content ?? (await makePhoto())).toString('base64')
  const box = await articleText(page).locator('p').last().boundingBox()
  await articleText(page).evaluate(
    (text, { type, bytes, fileName, x, y }) => {
      const files = new DataTransfer()
      const raw = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))
      files.items.add(new File([raw], fileName, { type: 'image/jpeg' }))
      const common = { bubbles: true, cancelable: true }
      text.dispatchEvent(
        type === 'paste'
          ? new ClipboardEvent('paste', { ...common, clipboardData: files })
          : new DragEvent('drop', { ...common, dataTransfer: files, clientX: x, clientY: y }),
      )
    },
    { type: kind, bytes: base64, fileName: name, x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + 8 },
  )
}

test('pictures come into the library by the dozen, and what is no picture is told why', async ({
  page,
  signInAs,
}) => {
  await signInAs('CONTRIBUTOR')
  const mark = makeMark()
  await page.goto(deskAddress.pictures)
  const script = {
    name: `${mark}丙.jpg`,
    mimeType: 'image/jpeg',
    buffer: Buffer.from('<svg onload="alert(1)"/>'),
  }
  await page
    .locator('input[type=file]')
    .setInputFiles([await photo(`${mark}甲.jpg`), await photo(`${mark}乙.jpg`), script])
  const uploads = page.getByRole('list', { name: '上传的图片' }).getByRole('listitem')
  await expect(uploads.filter({ hasText: '已入库' })).toHaveCount(2)
  await expect(uploads.filter({ hasText: 'SVG 不收' })).toHaveCount(1)
  const tiles = page.getByRole('list', { name: '图片库' }).getByRole('link')
  await expect(tiles.filter({ hasText: mark })).toHaveCount(2)
  await page.getByRole('searchbox').fill(`${mark}甲`)
  await page.getByLabel('使用').selectOption('没有在用')
  await page.getByRole('button', { name: '筛选' }).click()
  await expect(tiles).toHaveText([new RegExp(`${mark}甲`, 'u')])
})

test('a picture goes into an article by pasting, dropping and choosing, and readers get it whole', async ({
  page,
  signInAs,
}) => {
  await signInAs('EDITOR')
  const mark = makeMark()
  const actor = await makeActor()
  const known = await uploadPicture(actor, {
    name: `${mark}.jpg`,
    bytes: await makePhoto({ width: 1500, height: 2000 }),
  })
  const article = await makeArticle(actor, `图稿${mark}`, ['第一段的文字。', '第二段的文字。'])
  await openArticle(page, article.id)
  const text = articleText(page)
  await text.getByText('第一段的文字。').click()
  await give(page, 'paste', '贴图.jpg')
  await expect(text.locator('figure img')).toHaveCount(1)
  await give(page, 'drop', '拖图.jpg')
  await expect(text.locator('figure img')).toHaveCount(2)
  // What is no picture is told why, and goes from the list when it was read.
  await give(page, 'drop', '名单.pdf', Buffer.from('%PDF-1.7'))
  const refused = page.getByRole('list', { name: '上传的图片' }).getByRole('listitem')
  await expect(refused.filter({ hasText: '这不是可以收的图片' })).toHaveCount(1)
  await page.getByRole('button', { name: '不再显示“名单.pdf”' }).click()
  await expect(refused.filter({ hasText: '名单.pdf' })).toHaveCount(0)
  // Beside the text a file is not opened in place of the article.
  const isOpened = await page.getByRole('banner').evaluate((masthead) => {
    const files = new DataTransfer()
    files.items.add(new File(['x'], 'x.jpg', { type: 'image/jpeg' }))
    return masthead.dispatchEvent(
      new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: files }),
    )
  })
  expect(isOpened).toBe(false)
  await page.getByRole('button', { name: '图片', exact: true }).click()
  const picker = page.getByRole('dialog', { name: '选择图片' })
  await expectAccessible(page)
  await picker.getByRole('searchbox').fill(mark)
  await picker.getByRole('button', { name: `${mark}.jpg` }).click()
  await expect(text.locator('figure img')).toHaveCount(3)
  await expect(text.getByText('缺替代文字')).toHaveCount(3)
  // What keeps it from going out leads to where it is put right.
  await text.getByText('第二段的文字。').click()
  await expect(page.getByLabel('替代文字')).toHaveCount(0)
  await page.getByRole('tab', { name: '审稿' }).click()
  const lacking = page.getByRole('listitem').filter({ hasText: '3 张图片没有替代文字' })
  await lacking.getByRole('button', { name: '去看' }).click()
  await expect(page.getByLabel('替代文字')).toBeVisible()

  const captions = text.locator('figcaption')
  for (const [at, what] of ['甲', '乙', '丙'].entries()) {
    await captions.nth(at).click()
    await page.keyboard.type(`图${what}的说明${mark}`)
    await page.getByLabel('替代文字').fill(`图${what}里的人${mark}`)
    await page.getByLabel('摄影').fill('王某')
  }
  await page.getByLabel('用作题图').check()
  await expect(text.getByText('题图', { exact: true })).toHaveCount(1)
  await expect(saveState(page)).toHaveText(/^已保存/u)
  await page.getByRole('button', { name: '签发', exact: true }).click()
  await expect(lastAct(page, '已签发，读者可以看到')).toBeVisible()
  await page.goto((await page.getByRole('link', { name: '查看公开页' }).getAttribute('href')) ?? '')
  const figures = page.locator('article figure')
  await expect(figures).toHaveCount(3)
  const lead = figures.first().getByRole('img', { name: `图丙里的人${mark}` })
  await expect(lead).toHaveJSProperty('complete', true)
  expect(await lead.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
  const shown = await lead.evaluate((image: HTMLImageElement) => new URL(image.currentSrc).pathname)
  expect(shown).toMatch(/^\/media\/[0-9a-f]{64}\/whole-\d+\.avif$/u)
  await expect(page.locator(`article img[src*="${known.hash}"]`)).toHaveCount(1)
  await expect(figures.first()).toContainText(`图丙的说明${mark}`)
})

test('readers are sent pictures as pictures, those of drafts not at all, and a list shows what the focus says', async ({
  page,
  signInAs,
  request,
}) => {
  const mark = makeMark()
  const actor = await makeActor()
  const upload = async (name: string, at: readonly [number, number]) =>
    uploadPicture(actor, { name, bytes: await makePhoto({ width: 600, height: 1200, at }) })
  const [shown, hidden] = [await upload(`${mark}甲.jpg`, [50, 15]), await upload(`${mark}乙.jpg`, [50, 50])]
  await makePublished(actor, `有图${mark}`, ['正文。'], (content) => ({
    ...content,
    body: {
      ...content.body,
      content: [figureOf(shown.id, { alt: '会场', isLead: true }), ...content.body.content],
    },
  }))
  const addressOf = (picture: typeof shown) =>
    `/media/${picture.hash}/${renditionName(picture, { shape: 'whole', width: 320, format: 'webp' })}`
  const answer = await request.get(addressOf(shown))
  expect(answer.status()).toBe(200)
  expect(answer.headers()).toMatchObject({
    'content-type': 'image/webp',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  })
  for (const address of [
    addressOf(hidden),
    deskAddress.picturePreview(shown.id),
    `/media/${randomUUID()}/a.jpg`,
  ])
    expect((await request.get(address)).status(), address).toBeGreaterThanOrEqual(400)

  await signInAs('EDITOR')
  await page.goto(deskAddress.picture(shown.id))
  await page.getByRole('slider', { name: /^上下/u }).focus()
  for (let press = 0; press < 40; press += 1) await page.keyboard.press('ArrowLeft')
  await page.getByRole('button', { name: '保存焦点' }).click()
  await expect(page.getByText('焦点已保存')).toBeVisible()
  await expect(page.getByRole('link', { name: `有图${mark}` })).toBeVisible()
  await expect(async () => {
    await page.goto('/sections/yaowen')
    await expect(page.locator(`img[src*="${shown.hash}/card-50x10-"]`)).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 10_000 })

  await page.goto(deskAddress.picture(hidden.id))
  await page.getByRole('button', { name: '删除图片' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '删除图片' }).click()
  await expect(page).toHaveURL(deskAddress.pictures)
})

for (const { device, viewport, colorScheme, locale } of LOOKS) {
  test(`the pictures of the desk and of readers look right on a ${device}`, async ({
    browser,
    signInAs,
    context,
    site,
  }) => {
    const account = await signInAs('EDITOR')
    const { db } = await import('@/lib/db/client')
    await db.user.update({ where: { id: account.id }, data: { locale: locale === 'en' ? 'en' : 'zh_CN' } })
    const actor = await makeActor()
    const picture = await uploadPicture(actor, { name: 'a.jpg', bytes: await makePhoto() })
    const { slug } = await makePublished(actor, `有图${makeMark()}`, ['正文。'], (content) => ({
      ...content,
      body: {
        ...content.body,
        content: [
          figureOf(picture.id, { alt: '会场', credit: '王某', caption: '图说' }),
          ...content.body.content,
        ],
      },
    }))
    const look = await browser.newContext({
      viewport,
      colorScheme,
      baseURL: site.url,
      storageState: await context.storageState(),
    })
    const page = await look.newPage()
    const article = locale === 'en' ? `/en/articles/${slug}` : `/articles/${slug}`
    for (const address of [deskAddress.pictures, deskAddress.picture(picture.id), article]) {
      await page.goto(address)
      await expectSound(page, locale)
    }
    await look.close()
  })
}
