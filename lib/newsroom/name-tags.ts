import 'server-only'
import { z } from 'zod'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { listTagIdsByName } from '../db/tag-names'
import { findOrPutTag, listTagNames, type TagName } from '../db/vocabulary'
import type { Actor } from '../editorial/actor'
import { authorize } from '../editorial/policy'
import { TagType } from '../pipeline/model'

const NAME_MAX = 200

export const NameTags = z.object({
  names: z
    .array(
      z.object({
        type: TagType,
        name: z.string().trim().min(1).max(NAME_MAX),
        /** The words as printed; kept as an alias where they differ. */
        surface: z.string().trim().min(1).max(NAME_MAX),
      }),
    )
    .min(1)
    .max(500),
})
export type NameTags = z.infer<typeof NameTags>

const keyOf = ({ type, name, surface }: NameTags['names'][number]) => JSON.stringify([type, name, surface])

/**
 * The tags that accepted suggestions name, in the order asked: found by name or alias and type, or made. Tags that were
 * made are recorded one by one.
 */
export async function nameTags(actor: Actor, { names }: NameTags): Promise<TagName[]> {
  authorize(actor, 'tag.create')
  return db.$transaction(
    async (tx) => {
      const known = await listTagIdsByName(
        tx,
        names.map(({ name }) => name),
      )
      // An article names the same few things over and over.
      const found = new Map<string, string>()
      for (const named of names) {
        if (!found.has(keyOf(named))) found.set(keyOf(named), await findOrPutTag(tx, named))
      }
      const tags = await listTagNames(tx, [...found.values()])
      const act = newAct(doerOf(actor))
      for (const { id, name, type } of Object.values(tags)) {
        if (known.has(id)) continue
        await recordAudit(tx, act, 'tag.create', { type: 'tag', id, label: name }, { type })
      }
      return names.flatMap((named) => tags[found.get(keyOf(named)) ?? ''] ?? [])
    },
    { timeout: 30_000 },
  )
}
