import { answer, route } from '@/lib/auth/route'
import { countUnread } from '@/lib/newsroom/notifications'

/** How much one was told and has not read. */
export const GET = route('notification.view', async ({ actor }) =>
  answer({ ok: true, data: { count: await countUnread(actor) } }),
)
