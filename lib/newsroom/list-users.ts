import 'server-only'
import { listUserRows, type UserRow } from '../db/users'
import type { Actor } from '../editorial/actor'
import type { Screen } from '../editorial/desk-lists'
import { authorize } from '../editorial/policy'
import type { UserQuery } from '../editorial/user'

/** One screen of the accounts. */
export async function listUsers(actor: Actor, query: UserQuery): Promise<Screen<UserRow>> {
  authorize(actor, 'user.view')
  return listUserRows(query)
}
