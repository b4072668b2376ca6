import { z } from 'zod'
import type { ActionResult } from '@/lib/action-result'
import type { PageLedgerView, PagePresence } from '@/lib/editorial/page-ledger-view'
import type { DeskAnswer, DeskTransport } from './desk-transport'

const addressOf = (pageId: string, part = '') => `/api/desk/pages/${pageId}${part}`

/** Only that it is an answer of the server is checked: both ends are one program. */
const Reply = z.union([
  z.object({ ok: z.literal(true), data: z.looseObject({ version: z.int() }) }),
  z.looseObject({ ok: z.literal(false), code: z.string() }),
])

async function ask<T>(
  address: string,
  body?: unknown,
): Promise<ActionResult<T> | { ok: false; code: 'network' }> {
  try {
    const response = await fetch(address, {
      ...(body !== undefined && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    })
    const reply: unknown = await response.json()
    return Reply.safeParse(reply).success ? (reply as ActionResult<T>) : { ok: false, code: 'network' }
  } catch {
    return { ok: false, code: 'network' }
  }
}

/** The requests of the splitting desk. Anything but an answer of the server counts as no network. */
export const deskTransport = (pageId: string): DeskTransport => ({
  act: (version, acts): Promise<DeskAnswer> =>
    ask<PageLedgerView>(addressOf(pageId, '/acts'), { version, acts }),
  step: (step, version) => ask<PageLedgerView>(addressOf(pageId, `/${step}`), { version }),
  load: () => ask<PageLedgerView>(addressOf(pageId)),
})

/** Says that the page is open here, and answers who else has it open and at which version it is. */
export async function tellPresence(pageId: string, isEditing: boolean): Promise<PagePresence | null> {
  const answer = await ask<PagePresence>(addressOf(pageId, '/presence'), { isEditing })
  return answer.ok ? answer.data : null
}
