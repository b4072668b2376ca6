import 'server-only'
import type { PageFacts } from '../../editorial/page-facts'
import { articleOfSurface } from '../../editorial/surfaces'
import { db } from '../client'

/** When time alone next changes one of the surfaces, and when the first live article among them expires. */
export async function findNextChanges(
  surfaces: readonly string[],
): Promise<Pick<PageFacts, 'freshUntil' | 'validUntil'>> {
  const articleIds = surfaces.flatMap((surface) => articleOfSurface(surface) ?? [])
  const [row] = await db.$queryRaw<{ freshUntil: Date | null; validUntil: Date | null }[]>`
    SELECT (SELECT min(c."at") FROM "TimedChange" c WHERE c."at" > now() AND c."surface" = ANY(${[...surfaces]})) AS "freshUntil",
      (SELECT min(p."expiresAt") FROM "LivePublication" p WHERE p."articleId" = ANY(${articleIds}::uuid[])) AS "validUntil"`
  return {
    freshUntil: row?.freshUntil?.toISOString() ?? null,
    validUntil: row?.validUntil?.toISOString() ?? null,
  }
}
