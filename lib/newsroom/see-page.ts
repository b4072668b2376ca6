import 'server-only'
import { z } from 'zod'
import { findPageVersion } from '../db/page-view'
import { listPresent, putPresence } from '../db/presence'
import type { Actor } from '../editorial/actor'
import type { PagePresence, PageViewer } from '../editorial/page-ledger-view'
import { authorize } from '../editorial/policy'
import { NotFound } from '../errors'

export const SeePage = z.object({ id: z.uuid(), isEditing: z.boolean() })
export type SeePage = z.infer<typeof SeePage>

/** Says that someone has a page open on a device, and answers who else has, and the page's version: theirs may be old. */
export async function seePage(
  actor: Actor,
  sessionId: string,
  { id, isEditing }: SeePage,
): Promise<PagePresence> {
  authorize(actor, 'page.view')
  const version = z.uuid().safeParse(id).success ? await findPageVersion(id) : null
  if (version === null) throw new NotFound()
  await putPresence({ sessionId, userId: actor.id }, { type: 'page', id }, isEditing)
  const present = await listPresent({ type: 'page', id })
  return {
    version,
    viewers: present.map(({ userId, ...viewer }): PageViewer => ({ ...viewer, isMe: userId === actor.id })),
  }
}
