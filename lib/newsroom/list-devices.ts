import 'server-only'
import { listDevices as listStored, type Device } from '../db/sessions'
import type { Actor } from '../editorial/actor'
import { authorize } from '../editorial/policy'
import { SESSION_IDLE_DAYS } from '../editorial/session'

/** The devices one is signed in on, last seen first. */
export function listDevices(actor: Actor, now = new Date()): Promise<Device[]> {
  authorize(actor, 'account.update')
  return listStored(actor.id, new Date(now.getTime() - SESSION_IDLE_DAYS * 86_400_000))
}
