import { chromium, type CDPSession, type Page } from '@playwright/test'
import { db } from '@/lib/db/client'
import { closeDatabase } from '@/lib/db/health'
import type { Actor } from '@/lib/editorial/actor'
import { buildSite } from '@/lib/launch/build'
import { findBrowser } from '@/lib/launch/browser'
import { startServer } from '../server'
import { makeBenchArticle } from './bench-article'
import { servePlainEditor } from './plain-editor'

export type TypingResult = {
  what: string
  keys: number
  /** Work of the main thread from a key going down until its frame is painted: the time of its tasks, ms. */
  workP50: number
  workP95: number
  /** The processor's share of that: what is left when other programs of the machine take no turn between, ms. */
  cpuP50: number
  cpuP95: number
  /** From the key to the end of that frame, its wait for the screen's next beat included, ms. */
  paintP50: number
  paintP95: number
  /** The longest task when typing pauses (saving, looking for suggestions again), ms; 0 when none took 50 ms. */
  pauseMs: number
}

const CHARACTERS = 20_000
const MARKS = 1000
/** Where in the text is typed, as shares of its paragraphs, and how many keys at each. */
const PLACES = [0.02, 0.25, 0.5, 0.75, 0.98]
const KEYS = 'abcdefghij'
const ROUNDS = 5
/** All that waits for a pause has run by then. */
const PAUSE_MS = 2500

/** Types in an article of 20,000 characters with 1,000 marks, and in plain Tiptap with the same text, by turns. */
export async function benchEditor(tell: (line: string) => void): Promise<TypingResult[]> {
  process.env.NEXT_DIST_DIR = '.next-test'
  await buildSite(tell, new AbortController().signal)
  const server = await startServer({ env: { SEED: 'none' } })
  process.env.DATABASE_URL = server.databaseUrl
  const browser = await chromium.launch(findBrowser() ?? {})
  try {
    const article = await makeBenchArticle(await adminActor(), CHARACTERS, MARKS)
    tell(`${article.characters} characters, ${article.marks} marks, ${article.open} open suggestions`)
    const plain = await servePlainEditor(article.texts)
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
    const [page, other] = [await context.newPage(), await context.newPage()]
    await page.goto(`${server.url}/admin`)
    await page.getByLabel('邮箱').fill(server.adminEmail)
    await page.getByLabel('密码').fill(server.adminPassword)
    await page.getByLabel('密码').press('Enter')
    await page.waitForURL(/\/admin$/u)
    await page.goto(`${server.url}/admin/articles/${article.id}`)
    await other.goto(plain.url)
    const own = await openTypist(page)
    const bare = await openTypist(other)
    for (const share of PLACES) {
      await bare.typeAt(share)
      await own.typeAt(share)
    }
    await plain.close()
    return [await own.result('the editor'), await bare.result('plain Tiptap')]
  } finally {
    await browser.close()
    await closeDatabase()
    await server.stop()
  }
}

async function adminActor(): Promise<Actor> {
  const { id, name, email, role } = await db.user.findFirstOrThrow({ where: { role: 'ADMIN' } })
  return { id, name, email, role, locale: 'zh-CN' }
}

/** Records in the page when each key went down and when its frame was painted, and tasks of 50 ms and more. */
function record(): void {
  const kept: { paints: number[]; longest: number } = { paints: [], longest: 0 }
  Object.assign(window, { typing: kept })
  window.addEventListener(
    'keydown',
    ({ timeStamp }) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.addEventListener('message', () => kept.paints.push(performance.now() - timeStamp))
        port1.start()
        port2.postMessage(null)
      })
    },
    true,
  )
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) kept.longest = Math.max(kept.longest, duration)
  }).observe({ type: 'longtask' })
}

/** Puts the cursor into the middle of the paragraph at a share of the text. */
function putCursor(share: number): void {
  const blocks = [...document.querySelectorAll('.ProseMirror > p')]
  const block = blocks[Math.floor(share * (blocks.length - 1))]
  if (!(block instanceof HTMLElement)) throw new Error('there is no such paragraph')
  block.scrollIntoView({ block: 'center' })
  document.querySelector<HTMLElement>('.ProseMirror')?.focus({ preventScroll: true })
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  const texts: Node[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node)
  const longest = texts.toSorted((a, b) => (b.textContent ?? '').length - (a.textContent ?? '').length)[0]
  if (longest) getSelection()?.collapse(longest, Math.floor((longest.textContent ?? '').length / 2))
}

async function openTypist(page: Page) {
  await page.locator('.ProseMirror > p').first().waitFor()
  await page.waitForTimeout(PAUSE_MS)
  await page.evaluate(record)
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const works: Work[] = []

  async function typeAt(share: number): Promise<void> {
    await page.bringToFront()
    await page.evaluate(putCursor, share)
    await page.waitForTimeout(PAUSE_MS)
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const key of KEYS) {
        const before = await workOf(session)
        await page.keyboard.press(key)
        await painted(page)
        const after = await workOf(session)
        works.push({ task: after.task - before.task, cpu: after.cpu - before.cpu })
      }
    }
    await page.waitForTimeout(PAUSE_MS)
  }

  async function result(what: string): Promise<TypingResult> {
    const { paints, longest } = await page.evaluate(() => {
      const kept: { paints: number[]; longest: number } = Reflect.get(window, 'typing')
      return kept
    })
    const at = (times: readonly number[], share: number) =>
      times.toSorted((a, b) => a - b)[Math.floor(share * (times.length - 1))] ?? 0
    const [tasks, cpus] = [works.map(({ task }) => task), works.map(({ cpu }) => cpu)]
    return {
      what,
      keys: works.length,
      workP50: at(tasks, 0.5),
      workP95: at(tasks, 0.95),
      cpuP50: at(cpus, 0.5),
      cpuP95: at(cpus, 0.95),
      paintP50: at(paints, 0.5),
      paintP95: at(paints, 0.95),
      pauseMs: longest,
    }
  }
  return { typeAt, result }
}

type Work = { task: number; cpu: number }

/** All that the main thread of the page has worked so far, ms. */
async function workOf(session: CDPSession): Promise<Work> {
  const { metrics } = await session.send('Performance.getMetrics')
  const seconds = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? 0
  return { task: seconds('TaskDuration') * 1000, cpu: seconds('ThreadTime') * 1000 }
}

/** Two frames: what the key changed stands on the screen. */
const painted = (page: Page): Promise<void> =>
  page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  )
