import 'server-only'
import type { Tx } from './client'

/**
 * Writes down which public surfaces (names of lib/editorial/surfaces.ts) the transaction makes stale. On commit a trigger
 * tells every server instance; on rollback nothing was said.
 */
export async function markStale(tx: Tx, surfaces: Iterable<string>): Promise<void> {
  const data = [...new Set(surfaces)].map((surface) => ({ surface }))
  if (data.length > 0) await tx.staleSurface.createMany({ data })
}
