import 'server-only'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { closeChoices, findOpenChoices } from '../db/mention-choices'
import { lockArticlesOf, moveMentions } from '../db/mention-moves'
import { getTag, markTagStale } from '../db/tags'
import { lockEntries, takeMergeTurn } from '../db/vocabulary-change'
import type { Actor } from '../editorial/actor'
import { authorize } from '../editorial/policy'
import { TagChoice } from '../editorial/tag-merge'

/**
 * Says of mentions made while a tag was merged whether they are its own (`go`) or stay where they were made. A mention
 * about which nothing is to be said any more is passed over. Answers how many went.
 */
export async function settleChoices(actor: Actor, input: TagChoice): Promise<{ moved: number }> {
  authorize(actor, 'tag.merge')
  const { id, go, stay } = TagChoice.parse(input)
  return db.$transaction(
    async (tx) => {
      await takeMergeTurn(tx, 'Tag')
      await lockArticlesOf(tx, go)
      const tag = await getTag(tx, id)
      const open = await findOpenChoices(tx, id, [...go, ...stay])
      const fromIds = [...new Set(open.map(({ fromId }) => fromId))]
      await lockEntries(tx, 'Tag', [id, ...fromIds])
      const going = new Set(go)
      let moved = 0
      for (const fromId of fromIds) {
        const mentionIds = open.flatMap((one) =>
          one.fromId === fromId && going.has(one.mentionId) ? one.mentionId : [],
        )
        moved += (await moveMentions(tx, { mentionIds, fromId, toId: id })).length
      }
      const settled = open.map(({ mentionId }) => mentionId)
      await closeChoices(tx, { tagId: id, mentionIds: settled, byId: actor.id })
      if (settled.length === 0) return { moved }
      await markTagStale(tx, [id, ...fromIds])
      const target = { type: 'tag', id, label: tag.name }
      const detail = { moved, stayed: settled.length - moved }
      await recordAudit(tx, newAct(doerOf(actor)), 'tag.choose', target, detail)
      return { moved }
    },
    { timeout: 30_000 },
  )
}
