import 'server-only'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { putTag } from '../db/tags'
import type { Actor } from '../editorial/actor'
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

/** Adds a tag to the vocabulary. Throws `Refused('tag-name-taken', { name })`. */
export async function createTag(actor: Actor, input: NewTag): Promise<CreatedTag> {
  authorize(actor, 'tag.create')
  const wanted = NewTag.parse(input)
  return db.$transaction(async (tx) => {
    const { id, type, name, disambiguation, description } = await putTag(tx, wanted)
    const target = { type: 'tag', id, label: name }
    await recordAudit(tx, newAct(doerOf(actor)), 'tag.create', target, { type, disambiguation })
    return { id, type, name, disambiguation, description }
  })
}
