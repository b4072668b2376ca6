import { z } from 'zod'
import { OPENER, type ActionResult } from '@/lib/action-result'
import type { PageLedgerView, PagePresence } from '@/lib/editorial/page-ledger-view'
import type { DeskAnswer, DeskTransport } from './desk-transport'

/** The open desk: whose it is, so that nothing is done in another's name when someone else signs in beside it. */
export type OpenDesk = { pageId: string; userId: string }

const addressOf = ({ pageId }: OpenDesk, part = '') => `/api/desk/pages/${pageId}${part}`

/** Only that it is an answer of the server is checked: both ends are one program. */
const Reply = z.union([
  z.object({ ok: z.literal(true), data: z.looseObject({ version: z.int() }) }),
  z.looseObject({ ok: z.literal(false), code: z.string() }),
])

async function ask<T>(
  desk: OpenDesk,
  part = '',
  body?: unknown,
): Promise<ActionResult<T> | { ok: false; code: 'network' }> {
  try {
    const headers = { 'content-type': 'application/json', [OPENER]: desk.userId }
    const response = await fetch(addressOf(desk, part), {
      headers,
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    })
    const reply: unknown = await response.json()
    return Reply.safeParse(reply).success ? (reply as ActionResult<T>) : { ok: false, code: 'network' }
  } catch {
    return { ok: false, code: 'network' }
  }
}

/** The requests of the splitting desk. Anything but an answer of the server counts as no network. */
export const deskTransport = (desk: OpenDesk): DeskTransport => ({
  act: (version, acts): Promise<DeskAnswer> => ask<PageLedgerView>(desk, '/acts', { version, acts }),
  step: (step, version) => ask<PageLedgerView>(desk, `/${step}`, { version }),
  load: () => ask<PageLedgerView>(desk),
})

/** Says that the page is open here, and answers who else has it open and at which version it is. */
export async function tellPresence(desk: OpenDesk, isEditing: boolean): Promise<PagePresence | null> {
  const answer = await ask<PagePresence>(desk, '/presence', { isEditing })
  return answer.ok ? answer.data : null
}
