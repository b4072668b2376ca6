import type { Locator, Page } from '@playwright/test'
import type { Actor, Role } from '@/lib/editorial/actor'
import { deskAddress } from '@/lib/editorial/addresses'
import { getPageLedger } from '@/lib/newsroom/get-page-ledger'
import { updateAccount } from '@/lib/newsroom/update-account'
import { expect } from './fixtures'

/** A printed line on the splitting desk, by its number. */
export const line = (page: Page, number: number): Locator => page.locator(`#l-${number}`)

/** The card of an article, by its number on the page. */
export const card = (page: Page, index: number): Locator =>
  page.getByRole('listitem', { name: `第 ${index} 篇`, exact: true })

export const cards = (page: Page): Locator => page.getByRole('listitem', { name: /^第 \d+ 篇$/u })

/** What the desk says of its acts: all safe, on their way, or why not. */
export const isSaved = (page: Page): Locator => page.getByRole('status').filter({ hasText: /^已保存$/u })

/** Waits until all acts are safe; a busy machine takes its time. */
export const expectSaved = (page: Page): Promise<void> =>
  expect(isSaved(page)).toBeVisible({ timeout: 60_000 })

export const said = (page: Page, sentence: string | RegExp): Locator =>
  page.getByRole('status').filter({ hasText: sentence })

export async function openPage(page: Page, id: string): Promise<void> {
  await page.goto(deskAddress.page(id))
  // The desk works once it says how saving stands.
  await expectSaved(page)
}

/** The desk opens with the focus on the first line: its keys work at once. */
export async function openPageByKeys(page: Page, id: string): Promise<void> {
  await openPage(page, id)
  await expect(line(page, 1)).toBeFocused()
}

export async function pressAll(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

type SignIn = (role: Role) => Promise<{ id: string; email: string }>

/** Signs the page's browser in to a new account of this name. */
export async function signInActor(signInAs: SignIn, name: string, role: Role = 'EDITOR'): Promise<Actor> {
  const actor: Actor = { ...(await signInAs(role)), name, role, locale: 'zh-CN' }
  await updateAccount(actor, actor)
  return actor
}

/** The ledger of a page as the server has it: articles by their lines, and what was set aside. */
export async function ledgerOf(actor: Actor, id: string) {
  const { state, history } = await getPageLedger(actor, id)
  return { articles: state.articles.length, discards: state.discards, acts: history.count, state }
}
