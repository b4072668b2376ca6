import { answer, route } from '@/lib/auth/route'
import { cancelImport } from '@/lib/newsroom/cancel-import'

/** Ends a batch before its next file. */
export const POST = route<{ id: string }>('page.import', async ({ actor, params }) => {
  return answer({ ok: true, data: await cancelImport(actor, params.id) })
})
