import 'server-only'
import { searchFold } from '../../document/search-fold'
import type { TagName } from '../../editorial/reader-views'
import type { TagHint } from '../../editorial/search-views'
import { initialsOf, pinyinOf } from '../../editorial/slug'
import { TAG_HINT_CAP } from '../../editorial/search'
import { storable } from '../../storable'
import { db } from '../client'
import { Prisma } from '../generated/client'
import { LIVE_DOCUMENT } from './cards'
import { pairsOf, similarNameQueryOf } from './search-terms'

const UNREAD = 2000

/** Folds the names that were added since the last search. Which tags bear them, and what those count for, is looked up live. */
export async function readNewNames(): Promise<void> {
  for (;;) {
    const rows = await db.searchName.findMany({
      where: { folded: null },
      take: UNREAD,
      select: { name: true },
    })
    if (rows.length === 0) return
    const read = rows.map(({ name }) => ({
      name,
      folded: searchFold(name),
      pinyin: pinyinOf(name),
      initials: initialsOf(name),
    }))
    await db.$executeRaw`
      UPDATE "SearchName" n SET "folded" = x."folded", "pinyin" = x."pinyin", "initials" = x."initials"
      FROM jsonb_to_recordset(${JSON.stringify(read)}::jsonb) AS x("name" text, "folded" text, "pinyin" text, "initials" text)
      WHERE n."name" = x."name"`
    if (rows.length < UNREAD) return
  }
}

/** What the index has of a name `n`. */
export const NAME_WORDS = Prisma.sql`"SearchName_words"(n."folded", n."pinyin", n."initials")`

/** How Latin letters may be read: as the whole pinyin of a name, or as its initials besides. */
export type Reading = 'pinyin' | 'initials'

/** The tag at an address, after merges, with its number and those of all that count for it; or null. */
export async function findNumbered(slug: string): Promise<{ tag: TagName; numbers: number[] } | null> {
  const [row] = await db.$queryRaw<(TagName & { numbers: number[] })[]>`
    SELECT r."id", r."slug", r."name", r."type"::text AS "type",
      array(SELECT t."number" FROM "Tag" t WHERE t."rootId" = r."id") AS "numbers"
    FROM "Tag" a JOIN "Tag" r ON r."id" = a."rootId" WHERE a."slug" = ${storable(slug)}`
  if (!row) return null
  const { numbers, ...tag } = row
  return { tag, numbers }
}

/** The numbers of all tags that count as one of a type. */
export async function listNumbersOfType(type: string): Promise<number[]> {
  const rows = await db.$queryRaw<{ number: number }[]>`
    SELECT t."number" FROM "Tag" t JOIN "Tag" r ON r."id" = t."rootId" WHERE r."type" = ${type}::"TagType"`
  return rows.map(({ number }) => number)
}

type NamedTag = Omit<TagHint, 'description'> & { folded: string; isAlike: boolean }

const SHOWN = Prisma.sql`r."id", r."slug", r."name", r."type"::text AS "type", r."disambiguation"`

/** In how many live articles the tag `r` stands, counted no further than `TAG_HINT_CAP`; 0 when readers cannot see any. */
export const ARTICLES_OF_TAG = Prisma.sql`(
  SELECT count(*)::int FROM (SELECT 1 FROM "SearchDocument" d WHERE d."grams" @@ (
      SELECT string_agg('''@' || t."number" || '''', '|') FROM "Tag" t WHERE t."rootId" = r."id")::tsquery
    AND ${LIVE_DOCUMENT} LIMIT ${TAG_HINT_CAP}) c)`

/** Tags whose name sounds like a text or shares a pair of characters with it: those among which a mistyped name is looked for. */
export async function listSimilarNames(folded: string, size: number): Promise<NamedTag[]> {
  await readNewNames()
  const sound = pinyinOf(folded)
  return db.$queryRaw<NamedTag[]>`
    SELECT x.* FROM (SELECT DISTINCT ON (r."id") ${SHOWN}, n."name" AS "matched", n."folded", ${ARTICLES_OF_TAG} AS "articles", n."isAlike"
      FROM (SELECT n.*, n."pinyin" = ${sound} AND ${sound} <> '' AS "isAlike" FROM "SearchName" n
        WHERE ${NAME_WORDS} @@ ${similarNameQueryOf(folded, sound)}::tsquery
          AND abs(length(n."folded") - ${[...folded].length}) <= 1 AND n."folded" <> ${folded} AND (n."pinyin" = ${sound}
            OR EXISTS (SELECT FROM unnest(${pairsOf(folded)}::text[]) p("pair") WHERE strpos(n."folded", p."pair") > 0))
        ORDER BY "isAlike" DESC, length(n."name") LIMIT ${size * 20}) n
      JOIN "TagNaming" s ON s."name" = n."name" JOIN "Tag" r ON r."id" = s."rootId"
      ORDER BY r."id", n."isAlike" DESC) x
    WHERE x."articles" > 0 ORDER BY x."isAlike" DESC, x."articles" DESC, x."id" LIMIT ${size}`
}
