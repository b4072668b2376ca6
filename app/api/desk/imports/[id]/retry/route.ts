import { answer, route } from '@/lib/auth/route'
import { retryImport } from '@/lib/newsroom/retry-import'

/** Tries again what the system gave up. */
export const POST = route<{ id: string }>('page.import', async ({ actor, params }) => {
  return answer({ ok: true, data: await retryImport(actor, params.id) })
})
