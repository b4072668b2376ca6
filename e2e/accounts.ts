import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { COMMAND_LINE, type Role } from '@/lib/editorial/actor'
import { openAccount } from '@/lib/newsroom/create-user'

export type Account = { id: string; name: string; email: string; password: string }

/** An account that can be signed in to by typing. */
export async function makeAccount(role: Role): Promise<Account> {
  const mark = randomUUID().slice(0, 8)
  const account = { name: `职员${mark}`, email: `${mark}@example.cn`, password: `a long phrase ${mark}` }
  const { id } = await openAccount(COMMAND_LINE, { ...account, role })
  return { ...account, id }
}

/** Fills in the sign-in form as it stands and waits for the answer, whatever it is. */
export async function trySignIn(page: Page, { email, password }: { email: string; password: string }) {
  await page.getByLabel('邮箱').fill(email)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await Promise.all([
    page.waitForResponse(/\/api\/auth\/callback\/credentials/u),
    page.getByRole('button', { name: '登录' }).click(),
  ])
}
