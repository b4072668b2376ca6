import { currentSession } from '@/lib/auth/actor'
import { answer, route } from '@/lib/auth/route'
import { Unauthenticated } from '@/lib/errors'
import { seePage, SeePage } from '@/lib/newsroom/see-page'
import { readJson } from '../../../json-body'

type Params = { id: string }

/** Says that this device has the page open: `{ isEditing }` → `{ ok, data: { version, viewers } }`. */
export const POST = route<Params>('page.view', async ({ actor, request, params }) => {
  const session = await currentSession()
  if (!session) throw new Unauthenticated()
  const input = await readJson(request, SeePage.omit({ id: true }))
  if (!input.ok) return answer(input)
  return answer({ ok: true, data: await seePage(actor, session.sessionId, { ...input.data, id: params.id }) })
})
