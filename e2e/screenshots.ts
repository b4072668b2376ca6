// `npm run screenshots`: renews the pictures of docs/screenshots from the sample pages, started as a person does. Run by hand, when what
// they show has changed.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { Client } from 'pg'
import sharp from 'sharp'
import { deskAddress, siteAddress } from '@/lib/editorial/addresses'
import { findBrowser } from '@/lib/launch/browser'
import { startServer } from './server'

const FOLDER = process.argv[2] ?? 'docs/screenshots'
const VIEWPORT = { width: 1280, height: 860 }
const PHONE = { width: 390, height: 844 }

const server = await startServer()
const client = new Client({ connectionString: server.databaseUrl })
await client.connect()
const browser = await chromium.launch(findBrowser() ?? {})
try {
  mkdirSync(FOLDER, { recursive: true })
  const one = async (sql: string) => (await client.query<{ found: string }>(sql)).rows[0]?.found ?? ''
  const slug = await one(`
    SELECT p."slug" AS "found" FROM "LivePublication" p JOIN "PublishedMetric" m ON m."publicationId" = p."id"
    GROUP BY p."slug" ORDER BY count(*) DESC, p."slug" LIMIT 1`)
  const indicator = await one(`
    SELECT i."slug" AS "found" FROM "PublishedMetric" m JOIN "Indicator" i ON i."id" = m."indicatorId"
    GROUP BY i."id" ORDER BY count(DISTINCT m."periodTo") DESC, count(*) DESC, i."slug" LIMIT 1`)
  const articleId = await one(`SELECT "id"::text AS "found" FROM "Article" WHERE "slug" = '${slug}'`)
  const pageId = await one(`
    SELECT l."pageId"::text AS "found" FROM "LedgerRow" l WHERE l."articleId" = '${articleId}' LIMIT 1`)

  const reader = await browser.newPage({ baseURL: server.url, locale: 'zh-CN', viewport: VIEWPORT })
  await reader.goto(siteAddress.home('zh-CN'))
  await keep(reader, 'home')
  await reader.goto(siteAddress.article('zh-CN', slug))
  await openFigure(reader)
  await keep(reader, 'article')
  await reader.goto(siteAddress.indicator('zh-CN', indicator))
  await keep(reader, 'indicator')
  await reader.emulateMedia({ colorScheme: 'dark' })
  await reader.goto(siteAddress.home('en'))
  await keep(reader, 'home-dark')
  await reader.setViewportSize(PHONE)
  await reader.goto(siteAddress.article('zh-CN', slug))
  await keep(reader, 'article-phone-dark')

  const editor = await browser.newPage({ baseURL: server.url, locale: 'zh-CN', viewport: VIEWPORT })
  await editor.goto('/login')
  await editor.getByLabel('邮箱').fill(server.adminEmail)
  await editor.getByLabel('密码', { exact: true }).fill(server.adminPassword)
  await editor.keyboard.press('Enter')
  await editor.waitForURL((url) => url.pathname.startsWith('/admin'))
  await editor.goto(deskAddress.home)
  await keep(editor, 'dashboard')
  await editor.goto(deskAddress.page(pageId))
  await keep(editor, 'splitting')
  await editor.goto(deskAddress.article(articleId))
  await editor.locator('[contenteditable="true"]').first().waitFor()
  await keep(editor, 'editor')
} finally {
  await browser.close()
  await client.end()
  await server.stop()
}

/** The slip of the first figure in the text, in the middle of the screen. */
async function openFigure(page: Page): Promise<void> {
  const figure = page.locator('button.slip-button[popovertarget^="f-"]').first()
  await figure.evaluate((element) => element.scrollIntoView({ block: 'center' }))
  await figure.click()
}

/** What the window shows, in 128 colours: a screen of text has no more that anybody sees. */
async function keep(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle')
  const picture = await page.screenshot({ animations: 'disabled' })
  const small = await sharp(picture).png({ palette: true, colours: 128, effort: 10, dither: 0 }).toBuffer()
  writeFileSync(join(FOLDER, `${name}.png`), small)
  console.info(`${name}.png: ${Math.round(small.length / 1000)} kB`)
}
