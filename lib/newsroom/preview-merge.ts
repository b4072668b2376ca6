import 'server-only'
import { previewTagMerge } from '../db/merge-preview'
import type { Actor } from '../editorial/actor'
import { authorize } from '../editorial/policy'
import type { MergePreview } from '../editorial/tag-merge'

/** What merging one tag into another would do, before anyone does it. Throws `NotFound`. */
export async function previewMerge(actor: Actor, ask: { id: string; intoId: string }): Promise<MergePreview> {
  authorize(actor, 'tag.merge')
  return previewTagMerge(ask.id, ask.intoId)
}
