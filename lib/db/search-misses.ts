import 'server-only'
import type { SearchMiss } from '../editorial/search'
import { db } from './client'

const SHOWN = 200

/** Queries that found nothing, those asked most often first. */
export async function listSearchMisses(): Promise<SearchMiss[]> {
  return db.searchMiss.findMany({
    orderBy: [{ count: 'desc' }, { lastAt: 'desc' }, { terms: 'asc' }],
    take: SHOWN,
  })
}

/** Forgets queries that nobody repeated since, and all but the newest few thousand: machines ask nonsense without end. */
export async function purgeSearchMisses(before: Date, keep: number): Promise<void> {
  await db.searchMiss.deleteMany({ where: { lastAt: { lt: before } } })
  await db.$executeRaw`
    DELETE FROM "SearchMiss" WHERE "terms" IN (SELECT "terms" FROM "SearchMiss" ORDER BY "lastAt" DESC OFFSET ${keep})`
}
