import 'server-only'
import { purgeKeys } from '../db/account-keys'
import { db } from '../db/client'
import { purge } from '../db/housekeeping'
import { dropFailedBytes } from '../db/imports'
import { deleteAttemptsBefore } from '../db/login-attempts'
import { thinRevisions } from '../db/revisions'
import { deleteNotificationsReadBefore } from '../db/notifications'
import { deleteUnsentBefore } from '../db/unsent-texts'
import { purgeMails } from '../db/mails'
import { purgeSearchMisses } from '../db/search-misses'
import { refreshFingerprints } from '../newsroom/refresh-fingerprints'

const DAY_MS = 24 * 60 * 60 * 1000
const MISSES_KEPT = 5000

/** Deletes by age only, and makes what is missing, so running twice is running once. */
export async function housekeeping(): Promise<void> {
  const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS)
  await purge({
    staleSurfacesBefore: daysAgo(1),
    sessionsBefore: daysAgo(90),
  })
  await deleteAttemptsBefore(daysAgo(30))
  await dropFailedBytes(daysAgo(1))
  await purgeKeys(daysAgo(30))
  await deleteUnsentBefore(daysAgo(90))
  await deleteNotificationsReadBefore(daysAgo(90))
  await thinRevisions(db, null)
  await purgeMails(new Date(), daysAgo(30))
  await purgeSearchMisses(daysAgo(90), MISSES_KEPT)
  await refreshFingerprints()
}
