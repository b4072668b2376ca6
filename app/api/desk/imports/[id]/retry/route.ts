import { z } from 'zod'
import { answer, route } from '@/lib/auth/route'
import { NotFound } from '@/lib/errors'
import { retryImport } from '@/lib/newsroom/retry-import'

/** Tries again what the system gave up. */
export const POST = route<{ id: string }>('page.import', async ({ actor, params }) => {
  const id = z.uuid().safeParse(params.id)
  if (!id.success) throw new NotFound()
  return answer({ ok: true, data: await retryImport(actor, id.data) })
})
