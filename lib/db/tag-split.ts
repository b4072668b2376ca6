import 'server-only'
import type { TagSurface, TagToSplit } from '../editorial/tag-merge'
import { db, type Tx } from './client'
import { withSentences, type MentionPlace } from './mention-sentences'
import { getTag } from './tags'

/** Sentences shown of each way a tag is printed. */
const SENTENCES = 20
const SURFACES = 200

type Stored = MentionPlace & { id: string; count: number; article: { id: string; headline: string } }

/** All that the split of a tag can choose from, or `NotFound`. Mentions of tags merged into it are not its own. */
export async function getTagToSplit(id: string): Promise<TagToSplit> {
  const { version, type, name } = await getTag(db, id)
  const [aliases, mentions] = await Promise.all([
    db.tagAlias.findMany({ where: { tagId: id }, select: { name: true }, orderBy: { id: 'asc' } }),
    db.$queryRaw<Stored[]>`
      SELECT x.* FROM (
        SELECT m."id"::text AS "id", m."quote", m."articleId"::text AS "articleId", m."blockId", m."start", m."end",
          jsonb_build_object('id', a."id", 'headline', a."headline") AS "article",
          count(*) OVER (PARTITION BY m."quote")::int AS "count",
          row_number() OVER (PARTITION BY m."quote" ORDER BY a."updatedAt" DESC, m."id") AS "rank"
        FROM "Mention" m JOIN "Article" a ON a."id" = m."articleId"
        WHERE m."tagId" = ${id}::uuid AND m."detachedAt" IS NULL) x
      WHERE x."rank" <= ${SENTENCES} ORDER BY x."count" DESC, x."quote", x."rank" LIMIT ${SENTENCES * SURFACES}`,
  ])
  const names = aliases.map((alias) => alias.name)
  return {
    id,
    version,
    type,
    name,
    aliases: names,
    surfaces: surfacesOf(await withSentences(mentions), names),
  }
}

function surfacesOf(
  mentions: readonly (Stored & { sentence: string })[],
  aliases: readonly string[],
): TagSurface[] {
  const surfaces = new Map<string, TagSurface>()
  for (const { id, quote, count, sentence, article } of mentions) {
    const surface = surfaces.get(quote) ?? { quote, count, isAlias: aliases.includes(quote), mentions: [] }
    surface.mentions.push({ id, sentence, article })
    surfaces.set(quote, surface)
  }
  return [...surfaces.values()]
}

/** The mentions of a tag that are among these or printed with one of these words; cut-out ones go with their words too. */
export async function listMentionIds(
  tx: Tx,
  { id, surfaces, mentions }: { id: string; surfaces: readonly string[]; mentions: readonly string[] },
): Promise<string[]> {
  const rows = await tx.mention.findMany({
    where: { tagId: id, OR: [{ id: { in: [...mentions] } }, { quote: { in: [...surfaces] } }] },
    select: { id: true },
  })
  return rows.map((row) => row.id)
}

/** Gives aliases of one tag to another, with their validity; answers which there were. One that the other has is dropped. */
export async function moveTagAliases(
  tx: Tx,
  { names, fromId, toId }: { names: readonly string[]; fromId: string; toId: string },
): Promise<string[]> {
  const moved = await tx.tagAlias.findMany({ where: { tagId: fromId, name: { in: [...names] } } })
  await tx.tagAlias.deleteMany({ where: { id: { in: moved.map(({ id }) => id) } } })
  const { name: own } = await getTag(tx, toId)
  const data = moved.filter(({ name }) => name !== own).map((alias) => ({ ...alias, tagId: toId }))
  await tx.tagAlias.createMany({ data, skipDuplicates: true })
  return moved.map(({ name }) => name)
}
