import type { Locator, Page } from '@playwright/test'
import { expect } from './fixtures'

/** The text of the article in the editor. */
export const articleText = (page: Page): Locator => page.getByRole('textbox', { name: '正文', exact: true })

/** Where the text stands: saved, not yet, or why not. */
export const saveState = (page: Page): Locator =>
  page.getByRole('status').filter({ hasText: /^(?:已保存|有改动|正在保存|未保存)/u })

/** What the status bar says was done last. */
export const lastAct = (page: Page, said: string): Locator =>
  page.getByRole('status').filter({ hasText: said })

export async function openArticle(page: Page, id: string): Promise<void> {
  await page.goto(`/admin/articles/${id}`)
  await expect(articleText(page)).toBeVisible()
}

/** Publishes over the public copy, as a small fix that nobody need be told of. */
export async function publishAgain(page: Page): Promise<void> {
  await page.getByRole('button', { name: '重新签发' }).click()
  const dialog = page.getByRole('dialog', { name: '重新签发' })
  await expect(dialog.getByRole('radio', { name: '小改动，不公告' })).toBeChecked()
  await dialog.getByRole('button', { name: '重新签发' }).click()
}

/** Drags the pointer over words of the text, from their first character to their last; `nth` of them, from 0. */
export async function selectWords(page: Page, words: string, nth = 0): Promise<void> {
  // Pressing inside what is selected would drag it.
  if (await page.evaluate(() => getSelection()?.isCollapsed === false)) await page.keyboard.press('ArrowLeft')
  const ends = await articleText(page).evaluate(findWords, { words, nth })
  await page.mouse.move(ends.from.x, ends.from.y)
  await page.mouse.down()
  await page.mouse.move(ends.to.x, ends.to.y, { steps: 4 })
  await page.mouse.up()
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe(words)
}

/** Presses a key again and again, a frame apart: no finger is faster. */
export async function repeat(page: Page, key: string, times: number): Promise<void> {
  for (let presses = 0; presses < times; presses += 1) {
    await page.keyboard.press(key)
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)))
  }
}

/**
 * Goes to the start of the text. Within 20 ms of getting the focus ProseMirror sets the caret that it had before, against a
 * key that came meanwhile: no finger is so fast.
 */
export async function toStart(page: Page): Promise<void> {
  await expect(async () => {
    await repeat(page, 'Control+Home', 2)
    const before = await page.evaluate(() => {
      const at = getSelection()
      const text = document.activeElement
      if (!at?.anchorNode || !text) return null
      const range = document.createRange()
      range.setStart(text, 0)
      range.setEnd(at.anchorNode, at.anchorOffset)
      return range.toString()
    })
    expect(before).toBe('')
  }).toPass()
}

/** Runs in the browser: the points just inside both ends of the words, wherever marks cut their text nodes. */
function findWords(root: HTMLElement | SVGElement, { words, nth }: { words: string; nth: number }) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const characters: { node: Node; at: number }[] = []
  let all = ''
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent ?? ''
    for (let at = 0; at < text.length; at += 1) characters.push({ node, at })
    all += text
  }
  let start = -1
  for (let time = 0; time <= nth; time += 1) start = all.indexOf(words, start + 1)
  const boxOf = (place: { node: Node; at: number } | undefined) => {
    if (!place) throw new Error(`The text has no ${words}`)
    const range = document.createRange()
    range.setStart(place.node, place.at)
    range.setEnd(place.node, place.at + 1)
    return range.getBoundingClientRect()
  }
  if (start === -1) throw new Error(`The text has no ${words}`)
  characters[start]?.node.parentElement?.scrollIntoView({ block: 'center' })
  const [first, last] = [boxOf(characters[start]), boxOf(characters[start + words.length - 1])]
  return {
    from: { x: first.left + 1, y: first.top + first.height / 2 },
    to: { x: last.right - 1, y: last.top + last.height / 2 },
  }
}
