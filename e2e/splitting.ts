import type { Locator, Page } from '@playwright/test'
import { deskAddress } from '@/lib/editorial/addresses'
import { expect } from './fixtures'

/** A printed line on the splitting desk, by its number. */
export const line = (page: Page, number: number): Locator => page.locator(`#l-${number}`)

/** The card of an article, by its number on the page. */
export const card = (page: Page, index: number): Locator =>
  page.getByRole('listitem', { name: `第 ${index} 篇`, exact: true })

export const cards = (page: Page): Locator => page.getByRole('listitem', { name: /^第 \d+ 篇$/u })

/** What the desk says of its acts: all safe, on their way, or why not. */
export const isSaved = (page: Page): Locator => page.getByRole('status').filter({ hasText: /^已保存$/u })

export const said = (page: Page, sentence: string | RegExp): Locator =>
  page.getByRole('status').filter({ hasText: sentence })

export async function openPage(page: Page, id: string): Promise<void> {
  await page.goto(deskAddress.page(id))
  // The desk works once it says how saving stands.
  await expect(isSaved(page)).toBeVisible()
}

/** Goes to the lines with Tab alone, as someone without a mouse does. Answers how many keys that took. */
export async function tabToLines(page: Page): Promise<number> {
  for (let presses = 1; presses < 60; presses += 1) {
    await page.keyboard.press('Tab')
    const role = await page.evaluate(() => document.activeElement?.getAttribute('role'))
    if (role === 'option') return presses
  }
  throw new Error('Tab does not lead to the lines')
}

export async function pressAll(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}
