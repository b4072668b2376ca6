import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { db } from '@/lib/db/client'
import { COMMAND_LINE } from '@/lib/editorial/actor'
import { deskAddress, siteAddress } from '@/lib/editorial/addresses'
import { importFile } from '@/lib/newsroom/import-page'
import { publishArticle } from '@/lib/newsroom/publish-article'
import { makeActor } from '@/seeds/factory'
import { articleText, lastAct, openArticle } from './editor'
import { expect, expectAccessible, test } from './fixtures'

const HAN = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥乾坤震巽坎离艮兑'

/** A name that no other spec prints. */
const makeName = () =>
  Array.from(randomUUID().slice(0, 6))
    .map((digit) => HAN.charAt(Number.parseInt(digit, 16)))
    .join('')

/** Sentences that no other spec prints. */
const makePassage = () =>
  Array.from({ length: 4 }, () => `${makeName()}地块昨天开工，${makeName()}的居民代表和企业到场。`).join('')

async function importText(text: string, publish = false) {
  const file = { name: `${randomUUID()}.txt`, bytes: Buffer.from(text) }
  const { pageId } = await importFile(COMMAND_LINE, file, { publish })
  const article = await db.article.findFirstOrThrow({ where: { ledger: { some: { pageId } } } })
  return { ...article, pageId }
}

/** A story that begins on page one of an issue and goes on, in the middle of a word, on page four. */
async function importJump({ publish = false } = {}) {
  const name = makeName()
  const day = Number.parseInt(randomUUID().slice(0, 6), 16)
  const masthead = (page: number) =>
    `松江报 ${1950 + (day % 70)}年${1 + (day % 12)}月${1 + (day % 28)}日 星期一 第${page}版`
  const beginning = await importText(
    [
      masthead(1),
      '',
      `${name}产业园昨天开工`,
      '',
      `本报讯(记者 李天蔚)${name}的${makePassage()}${name}园区还将建设人才公寓，带动晶`,
      '',
      '(下转第四版)',
      '',
    ].join('\n'),
    publish,
  )
  const fragment = await importText(
    [
      masthead(4),
      '',
      '◀ 上接第一版',
      '',
      `${name}产业园迎来企业`,
      '',
      `圆设备企业落户。${makePassage()}${name}产业园将向九城市开放。`,
      '',
    ].join('\n'),
    publish,
  )
  return { name, beginning, fragment }
}

/** A text that was printed twice, a few words apart. */
async function importTwice({ publish = false } = {}) {
  const text = makePassage()
  const name = makeName()
  const pageOf = (headline: string, words: string) => `${headline}\n\n本报讯（记者 李天蔚）${words}\n`
  const other = await importText(pageOf(`${name}先见报`, text), publish)
  const article = await importText(pageOf(`${name}又见报`, text.replaceAll('到场', '出席')), publish)
  const duplicate = await db.duplicate.findFirstOrThrow({ where: { articleId: article.id } })
  return { name, other, article, duplicate }
}

// Each walks through several screens of the desk and the site, axe on the way.
test.slow()

const openMatches = (page: Page, articleId: string) => page.goto(deskAddress.matchesOf(articleId))

test('a jump is seen in the article, joined, read as one article, and taken back', async ({
  page,
  signInAs,
}) => {
  await signInAs('EDITOR')
  const { name, beginning, fragment } = await importJump()
  await openArticle(page, fragment.id)
  await expect(page.getByText('1 处可能的跨版接转')).toBeVisible()
  await page.getByRole('link', { name: '去核对' }).click()

  const match = page.getByRole('article', {
    name: `“${name}产业园迎来企业”可能是“${name}产业园昨天开工”的续文`,
  })
  await expect(match.getByRole('group', { name: '开头' })).toContainText('带动晶')
  await expect(match.getByRole('group', { name: '开头' })).toContainText('下转第四版')
  await expect(match.getByRole('group', { name: '续文' })).toContainText('上接第一版')
  await expect(match.getByRole('group', { name: '续文' })).toContainText('圆设备企业落户')
  await expect(match).toContainText('续文注明上接这一版')
  await expectAccessible(page)

  await match.getByRole('button', { name: '合为一稿' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: '把两部分合为一稿' })
  await expect(dialog).toContainText('都保留')
  await dialog.getByRole('button', { name: '合为一稿' }).click()
  await expect(lastAct(page, '已合为一稿')).toBeVisible()
  await expect(match).toHaveCount(0)

  await openArticle(page, beginning.id)
  await expect(articleText(page)).toContainText('带动晶圆设备企业落户')
  await page.goto(deskAddress.article(fragment.id))
  await expect(page.getByText('这篇稿件已并入')).toBeVisible()

  await openMatches(page, beginning.id)
  await page.getByRole('button', { name: '收回' }).click()
  await expect(lastAct(page, '已收回，重新等待核对')).toBeVisible()
  await expect(match).toBeVisible()
  await openArticle(page, beginning.id)
  await expect(articleText(page)).not.toContainText('圆设备企业落户')
})

test('what is not the same story is asked about no more, until that is taken back', async ({
  page,
  signInAs,
}) => {
  await signInAs('EDITOR')
  const { fragment } = await importJump()
  await openMatches(page, fragment.id)
  await page.getByRole('button', { name: '不是同一篇' }).click()
  await expect(page.getByRole('button', { name: '不是同一篇' })).toHaveCount(0)
  await page.getByRole('button', { name: '收回' }).click()
  await expect(page.getByRole('button', { name: '不是同一篇' })).toBeVisible()
})

test('the page desk says what waits, and a contributor may not decide about what is public', async ({
  page,
  signInAs,
}) => {
  await signInAs('CONTRIBUTOR')
  const { fragment } = await importJump({ publish: true })
  await page.goto(deskAddress.page(fragment.pageId))
  await page.getByRole('link', { name: '去核对' }).click()
  await expect(page.getByRole('group', { name: '续文' })).toBeVisible()
  await expect(page.getByRole('button', { name: '合为一稿' })).toHaveCount(0)
})

test('readers are told of a fragment, led on from its address, and see both pages of the whole', async ({
  page,
  signInAs,
  request,
}) => {
  await signInAs('EDITOR')
  const { name, beginning, fragment } = await importJump({ publish: true })
  const [from, to] = [fragment, beginning].map(({ slug }) => siteAddress.article('zh-CN', slug ?? ''))
  if (!from || !to) throw new Error('both have an address')
  await page.goto(from)
  await expect(page.getByText('残篇：上接第一版，原页未收录。')).toBeVisible()
  await page.goto(to)
  await expect(page.getByText('残篇：下转第四版，原页未收录。')).toBeVisible()

  await openMatches(page, fragment.id)
  await page.getByRole('button', { name: '合为一稿' }).click()
  await expect(page.getByRole('dialog')).toContainText('续文现已发布')
  await page.getByRole('dialog').getByRole('button', { name: '合为一稿' }).click()
  await expect(lastAct(page, '已合为一稿')).toBeVisible()

  await expect(async () => {
    const answer = await request.get(from, { maxRedirects: 0 })
    // Next writes the header twice when it renders the page for this answer, once when the page is cached.
    const places = answer.headersArray().filter(({ name: header }) => header.toLowerCase() === 'location')
    expect([answer.status(), [...new Set(places.map(({ value }) => value))]]).toEqual([308, [to]])
  }).toPass()
  await page.goto(from)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${name}产业园昨天开工`)
  await expect(page.getByText('圆设备企业落户')).toHaveCount(0)

  const actor = await makeActor('EDITOR')
  await publishArticle(actor, await db.article.findUniqueOrThrow({ where: { id: beginning.id } }))
  await expect(async () => {
    await page.goto(to)
    await expect(page.getByText('带动晶圆设备企业落户')).toBeVisible({ timeout: 1000 })
  }).toPass()
  await expect(page.getByText('残篇')).toHaveCount(0)
  for (const { pageId } of [beginning, fragment])
    await expect(page.getByRole('complementary').locator(`a[href*="${pageId}"]`).first()).toBeVisible()
  await expectAccessible(page)
})

test('two printings are compared side by side, linked for readers, and the link is taken back', async ({
  page,
  signInAs,
}) => {
  await signInAs('EDITOR')
  const { name, other, article } = await importTwice({ publish: true })
  await openMatches(page, article.id)
  await page.getByRole('link', { name: '并排比较' }).click()
  const side = page.getByRole('region', { name: '后导入' })
  await expect(side.locator('mark').first()).toContainText('地块昨天开工')
  await expect(side.locator('mark').filter({ hasText: '出席' })).toHaveCount(0)
  await expectAccessible(page)
  await page.getByRole('button', { name: '互相链接' }).click()
  await expect(lastAct(page, '已互相链接')).toBeVisible()

  const address = siteAddress.article('zh-CN', article.slug ?? '')
  await expect(async () => {
    await page.goto(address)
    await expect(page.getByText('亦载于')).toBeVisible({ timeout: 1000 })
  }).toPass()
  await page
    .getByRole('complementary')
    .getByRole('link', { name: `${name}先见报` })
    .click()
  await expect(page).toHaveURL(new RegExp(encodeURI(siteAddress.article('zh-CN', other.slug ?? '')), 'u'))
  await expect(page.getByText('亦载于')).toBeVisible()

  await openMatches(page, article.id)
  await page.getByRole('button', { name: '收回' }).click()
  await expect(page.getByRole('link', { name: '并排比较' })).toBeVisible()
})

test('two printings are made one, with the words of the later under the address of the earlier', async ({
  page,
  signInAs,
}) => {
  await signInAs('EDITOR')
  const { name, other, duplicate } = await importTwice()
  await page.goto(deskAddress.duplicate(duplicate.id))
  await page.getByRole('button', { name: '合为一篇…' }).click()
  const dialog = page.getByRole('dialog', { name: '两次印出的合为一篇' })
  await dialog.getByRole('group', { name: '用哪一篇的文字' }).getByLabel(`${name}又见报`).check()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '合为一篇' }).click()
  await expect(page.getByText('已合为一篇').first()).toBeVisible()
  await openArticle(page, other.id)
  await expect(articleText(page)).toContainText('出席')

  await page.goto(deskAddress.duplicate(duplicate.id))
  await page.getByRole('button', { name: '收回' }).click()
  await expect(page.getByRole('button', { name: '两篇都留' })).toBeVisible()
  await openArticle(page, other.id)
  await expect(articleText(page)).not.toContainText('出席')
})

test('a passage that a page gives out twice is discarded as ghost text', async ({ page, signInAs }) => {
  await signInAs('EDITOR')
  const text = makePassage()
  const { pageId } = await importText(
    `${makeName()}开工\n\n本报讯（记者 李天蔚）${text}\n\n${makeName()}再开工\n\n本报讯（记者 李天蔚）开头不同。${text}\n`,
  )
  await page.goto(deskAddress.matchesOfPage(pageId))
  await expectAccessible(page)
  await page.getByRole('button', { name: '舍去第二遍（重影文字）' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '舍去第二遍（重影文字）' }).click()
  await expect(lastAct(page, '第二遍已作为重影文字舍去')).toBeVisible()
  await expect(page.getByRole('button', { name: '舍去第二遍（重影文字）' })).toHaveCount(0)
  await page.goto(deskAddress.page(pageId))
  await expect(page.getByText('重影文字').first()).toBeVisible()
})

test('the dashboard and the way there say how much waits, in both languages', async ({ page, signInAs }) => {
  const { id } = await signInAs('EDITOR')
  await importJump()
  await page.goto(deskAddress.home)
  await expect(page.getByRole('navigation').getByRole('link', { name: /^接转与重复（\d+）$/u })).toBeVisible()
  await page.getByRole('link', { name: /处可能的跨版接转$/u }).click()
  await expect(page.getByRole('link', { name: /^跨版接转/u })).toHaveAttribute('aria-current', 'page')

  await db.user.update({ where: { id }, data: { locale: 'en' } })
  for (const kind of ['jumps', 'duplicates', 'repeats', 'settled'] as const) {
    await page.goto(deskAddress.matchKind(kind))
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Jumps and duplicates')
    await expectAccessible(page)
  }
})
