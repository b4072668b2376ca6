import 'server-only'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { listTagBearers } from '../db/tag-names'
import { putTag } from '../db/tags'
import type { Actor } from '../editorial/actor'
import { askOfBearers } from '../editorial/borne-name'
import { authorize } from '../editorial/policy'
import { NewTag } from '../editorial/tag'
import type { TagType } from '../pipeline/model'

export type CreatedTag = {
  id: string
  type: TagType
  name: string
  disambiguation: string
  description: string
}

/**
 * Adds a tag to the vocabulary. Throws `Refused('tag-name-taken', { name })`, or `NameBorne` when others are found by its name and
 * `mayShare` does not say that it is meant.
 */
export async function createTag(actor: Actor, input: NewTag): Promise<CreatedTag> {
  authorize(actor, 'tag.create')
  const { mayShare, ...wanted } = NewTag.parse(input)
  return db.$transaction(async (tx) => {
    if (!mayShare) askOfBearers(wanted.name, await listTagBearers(tx, null, wanted.name), wanted)
    const { id, type, name, disambiguation, description } = await putTag(tx, wanted)
    const target = { type: 'tag', id, label: name }
    await recordAudit(tx, newAct(doerOf(actor)), 'tag.create', target, { type, disambiguation })
    return { id, type, name, disambiguation, description }
  })
}
