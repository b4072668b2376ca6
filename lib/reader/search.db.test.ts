import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { db } from '../db/client'
import { refreshFrequencies } from '../db/search-index'
import { findOrPutTag } from '../db/vocabulary'
import type { PublishedArticle } from '../document/published-article'
import { searchFold } from '../document/search-fold'
import { termsOf } from '../document/search-query'
import { SEARCH_VERSION, toSearchBlocks } from '../document/search-text'
import { valuedText } from '../document/valued-text'
import { COMMAND_LINE } from '../editorial/actor'
import { SearchParams } from '../editorial/search'
import { pinyinOf } from '../editorial/slug'
import { importFile } from '../newsroom/import-page'
import { rebuildSearch } from '../newsroom/refresh-search'
import { unpublishArticle } from '../newsroom/unpublish-article'
import { makeActor, makePublished } from '../../seeds/factory'
import { searchArticles } from './search'
import { suggest } from './suggestions'

// Outside Next there is nothing to cache in.
vi.mock('next/cache', () => ({ unstable_cache: (load: () => Promise<unknown>) => load }))

const ask = (q: string, others: Record<string, unknown> = {}) =>
  searchArticles(SearchParams.parse({ q, sort: 'date', ...others }))

/** The ids of everything found, screen after screen. */
async function findAll(q: string, others: Record<string, unknown> = {}, size = 20): Promise<string[]> {
  const ids: string[] = []
  for (let after: string | undefined; ;) {
    const { rows, next } = await searchArticles(SearchParams.parse({ q, sort: 'date', ...others, after }), {
      size,
      isNoted: true,
    })
    ids.push(...rows.map(({ id }) => id))
    if (next === null) return ids
    after = next
  }
}

type Known = { id: string; lines: string[]; names: string[]; slugs: string[]; section: string; year: number }

/** Every live article as a plain list would have it: its folded lines and the names of its tags. */
async function listKnown(): Promise<Known[]> {
  const rows = await db.$queryRaw<
    {
      id: string
      content: PublishedArticle
      names: string[]
      slugs: string[]
      section: string
      year: number
    }[]
  >`
    SELECT p."articleId" AS "id", p."content", s."slug" AS "section",
      extract(year FROM coalesce(p."printedOn"::timestamp, p."firstPublishedAt" AT TIME ZONE 'Asia/Shanghai'))::int AS "year",
      array(SELECT DISTINCT n."name" FROM "Tag" t JOIN "TagNaming" n ON n."rootId" = t."rootId" WHERE t."id" IN (
        SELECT m."tagId" FROM "PublishedMention" m WHERE m."publicationId" = p."id"
        UNION SELECT unnest(array[f."subjectTagId", f."scopeTagId"]) FROM "PublishedMetric" f WHERE f."publicationId" = p."id")) AS "names",
      array(SELECT DISTINCT r."slug" FROM "PublishedMention" m JOIN "Tag" t ON t."id" = m."tagId" JOIN "Tag" r ON r."id" = t."rootId"
        WHERE m."publicationId" = p."id") AS "slugs"
    FROM "LivePublication" p JOIN "Section" s ON s."id" = p."sectionId" ORDER BY p."firstPublishedAt" DESC, p."articleId" DESC`
  return rows.map(({ content, ...row }) => ({
    ...row,
    lines: toSearchBlocks(content).map(({ text }) => searchFold(text)),
  }))
}

/** What LIKE finds: every term stands in a line, in other digits too, or in a name of a tag, or is the pinyin of one. */
const likeFinds = ({ lines, names }: Known, query: string): boolean =>
  termsOf(query).every(
    ({ folded, valued }) =>
      lines.some(
        (line) => line.includes(folded) || (valued !== null && valuedText(line)?.includes(valued)),
      ) ||
      names.some(
        (name) =>
          searchFold(name).includes(folded) || (/^[a-z]{2,}$/u.test(folded) && pinyinOf(name) === folded),
      ),
  )

const PAGES = [
  join(import.meta.dirname, '../../seeds'),
  join(import.meta.dirname, '../pipeline/fixtures/pages'),
]

describe('search finds what LIKE finds', () => {
  let known: Known[] = []

  beforeAll(async () => {
    for (const folder of PAGES) {
      for (const name of readdirSync(folder)
        .filter((one) => one.endsWith('.txt'))
        .slice(0, 5))
        await importFile(COMMAND_LINE, { name, bytes: readFileSync(join(folder, name)) }, { publish: true })
    }
    known = await listKnown()
  }, 240_000)

  /** Parts of real texts and of real names, one to eight characters long, alone or together; some that stand nowhere. */
  const queries = () => {
    const texts = known.flatMap(({ lines }) => lines).filter((line) => line !== '')
    const names = known.flatMap((one) => one.names.map(searchFold))
    const part = fc
      .tuple(fc.constantFrom(...texts, ...names), fc.nat(10_000), fc.integer({ min: 1, max: 8 }))
      .map(([text, from, length]) =>
        [...text]
          .slice(from % [...text].length)
          .slice(0, length)
          .join(''),
      )
    const swapped = part.map((text) => [...text].reverse().join(''))
    const quoted = fc
      .oneof({ weight: 5, arbitrary: part }, { weight: 1, arbitrary: swapped })
      .map((text) => `“${text}”`)
    return fc.array(quoted, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '))
  }

  const holds = async (runs: number, size?: number) => {
    expect(known.length).toBeGreaterThan(30)
    await fc.assert(
      fc.asyncProperty(queries(), async (query) => {
        fc.pre(termsOf(query).length > 0)
        const wanted = known.filter((one) => likeFinds(one, query)).map(({ id }) => id)
        // Initials are read only where nothing is found otherwise.
        if (wanted.length === 0 && /[a-z]/iu.test(query)) return
        expect(await findAll(query, {}, size), query).toEqual(wanted)
        const { count, rows } = await ask(query, { sort: 'relevance' })
        expect(count).toBe(wanted.length)
        expect(rows).toHaveLength(Math.min(20, wanted.length))
      }),
      { numRuns: runs },
    )
  }

  test('through all documents', async () => {
    await db.searchSurvey.deleteMany()
    await holds(100)
  }, 240_000)

  test('through the newest, where a word is common', async () => {
    await refreshFrequencies()
    const [survey] = await db.searchSurvey.findMany()
    expect(survey).toMatchObject({ documents: known.length, version: SEARCH_VERSION })
    // As of a large site: then the newest are looked for in a part of it, and in a larger one when there are not enough.
    for (const documents of [known.length, 100_000]) {
      await db.searchSurvey.updateMany({ data: { documents } })
      await holds(40, 2)
      for (const query of ['的', '是', '科创 的', '和 在 的']) {
        const wanted = known.filter((one) => likeFinds(one, query)).map(({ id }) => id)
        expect(await findAll(query, {}, 2), query).toEqual(wanted)
        expect(await findAll(query), query).toEqual(wanted)
      }
    }
    await db.searchSurvey.deleteMany()
  }, 240_000)

  test('where not everything has been read by this version', async () => {
    await refreshFrequencies()
    await db.searchSurvey.updateMany({ data: { version: SEARCH_VERSION - 1 } })
    await holds(20)
    await db.searchSurvey.deleteMany()
  }, 240_000)

  test('and narrows and counts as a list would', async () => {
    const found = known.filter((one) => likeFinds(one, '科创'))
    const { facets, counted } = await ask('科创')
    expect(counted).toBe(found.length)
    const countOf = (keys: readonly (string | number)[]) =>
      Object.fromEntries([...new Set(keys)].map((key) => [key, keys.filter((one) => one === key).length]))
    expect(Object.fromEntries(facets.sections.map(({ slug, count }) => [slug, count]))).toEqual(
      countOf(found.map(({ section }) => section)),
    )
    expect(Object.fromEntries(facets.years.map(({ year, count }) => [year, count]))).toEqual(
      countOf(found.map(({ year }) => year)),
    )
    const [tag] = facets.tags
    const [year] = facets.years
    expect(await findAll('科创', { tag: tag?.slug })).toEqual(
      found.filter(({ slugs }) => slugs.includes(tag?.slug ?? '')).map(({ id }) => id),
    )
    expect(await findAll('科创', { tag: tag?.slug, year: year?.year })).toEqual(
      found
        .filter((one) => one.slugs.includes(tag?.slug ?? '') && one.year === year?.year)
        .map(({ id }) => id),
    )
    expect((await ask('科创', { tag: tag?.slug })).count).toBe(tag?.count)
    expect((await ask('科创', { type: 'place' })).count).toBe(
      facets.types.find(({ type }) => type === 'place')?.count,
    )
    expect((await ask('科创', { figures: '1' })).count).toBe(facets.figures)
    expect((await ask('科创', { tag: 'no-such-tag' })).rows).toEqual([])
  })

  test('and finds the same after everything was read anew', async () => {
    const before = await findAll('企业')
    await rebuildSearch()
    expect(await findAll('企业')).toEqual(before)
  }, 120_000)
})

describe('search', () => {
  const find = async (query: string) => (await ask(query)).rows.map(({ id }) => id)

  test('takes numbers, widths and characters however they are written', async () => {
    const actor = await makeActor()
    const mark = `标${randomUUID().slice(0, 6)}`
    const { id } = await makePublished(actor, mark, [
      '高新技術企業近１．５万家，投入１２０，０００，０００元，里程2,300千米。',
    ])
    for (const query of [
      '1.5万家',
      '15000家',
      '1.5 万',
      '15,000',
      '一万五千',
      '1.2亿元',
      '1亿2000万元',
      '高新技术企业',
      '技術',
      '２３００',
      '5万',
      '1.5',
      '.5万',
      '000,000',
    ])
      expect(await find(`${mark} ${query}`), query).toEqual([id])
    for (const query of ['21.5万', '5000家', '150000', '12亿元', '1.5亿', '15万家'])
      expect(await find(`${mark} ${query}`), query).toEqual([])
  })

  test('finds a tag by pinyin and alias, by initials where nothing else is found, and shows what was typed wrongly', async () => {
    const actor = await makeActor()
    const tag = await db.$transaction((tx) => findOrPutTag(tx, { type: 'place', name: '龘溪鑫埠' }))
    await db.tagAlias.create({ data: { tagId: tag, name: '囍雨工坊' } })
    const mentionId = randomUUID()
    const { id, version } = await makePublished(
      actor,
      `标${mentionId.slice(0, 6)}`,
      ['本地有新消息'],
      (content) => {
        const [block] = content.body.content
        const marked = {
          ...block,
          content: [
            { type: 'text', text: '本地', marks: [{ type: 'entity', attrs: { mentionId } }] },
            { type: 'text', text: '有新消息' },
          ],
        }
        return {
          ...content,
          body: { type: 'doc', content: [marked] },
          mentions: { [mentionId]: { tagId: tag } },
        } as typeof content
      },
    )
    for (const query of ['龘溪', '囍雨', pinyinOf('囍雨工坊'), pinyinOf('龘溪鑫埠'), 'dxxb'])
      expect(await find(query), query).toEqual([id])
    expect((await suggest('龘')).tags.map(({ name, articles }) => [name, articles])).toEqual([
      ['龘溪鑫埠', 1],
    ])
    // A tag that the last sample took for one of very many articles is counted as exactly.
    await refreshFrequencies()
    await db.searchSurvey.updateMany({ data: { documents: 1_000_000 } })
    await db.$executeRaw`
      INSERT INTO "SearchFrequency" ("gram", "share") SELECT '@' || "number", 0.5 FROM "Tag" WHERE "id" = ${tag}::uuid
      ON CONFLICT ("gram") DO UPDATE SET "share" = EXCLUDED."share"`
    expect((await suggest('龘')).tags.map(({ articles }) => articles)).toEqual([1])
    await db.searchSurvey.deleteMany()
    expect((await suggest('囍雨')).tags.map(({ matched }) => matched)).toEqual(['囍雨工坊'])
    const { rows, meant } = await ask('囍雨工方')
    expect([rows, meant]).toEqual([[], ['囍雨工坊']])
    expect(
      await db.searchMiss.findUnique({ where: { terms: '囍雨工方' }, select: { query: true, count: true } }),
    ).toEqual({
      query: '囍雨工方',
      count: 1,
    })
    await unpublishArticle(actor, { id, version })
    expect(await find('龘溪')).toEqual([])
    expect((await suggest('龘')).tags).toEqual([])
  })

  test('shows only what is live at the moment, whenever its times change', async () => {
    const actor = await makeActor()
    const mark = `时${randomUUID().slice(0, 6)}`
    const { id } = await makePublished(actor, mark, ['会有期限的消息'])
    const hour = 3_600_000
    for (const [times, isFound] of [
      [{ embargoUntil: new Date(Date.now() + hour) }, false],
      [{ embargoUntil: null }, true],
      [{ expiresAt: new Date(Date.now() + hour) }, true],
      [{ expiresAt: new Date(Date.now() - hour), goLiveAt: new Date(Date.now() - 2 * hour) }, false],
    ] as const) {
      await db.publication
        .updateMany({
          where: { articleId: id },
          data: { publishedAt: new Date(Date.now() - 3 * hour), ...times },
        })
        .catch(async () => {
          await db.publication.updateMany({ where: { articleId: id }, data: times })
        })
      expect(await find(mark)).toEqual(isFound ? [id] : [])
    }
  })

  test('puts a headline before a mention in passing', async () => {
    const actor = await makeActor()
    const mark = `序${randomUUID().slice(0, 6)}`
    const first = await makePublished(actor, `${mark}是标题`, ['正文'])
    const second = await makePublished(actor, '另一个标题', [`顺便提到${mark}。`])
    expect((await ask(mark, { sort: 'relevance' })).rows.map(({ id }) => id)).toEqual([first.id, second.id])
    expect(await find(mark)).toEqual([second.id, first.id])
  })

  test('asks nothing of punctuation, and survives whatever is typed', async () => {
    expect((await ask('，。')).rows).toEqual([])
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 20 }), async (typed) => {
        await ask(typed.replaceAll(/[\uD800-\uDFFF]/gu, ''))
        await suggest(typed.replaceAll(/[\uD800-\uDFFF]/gu, ''))
      }),
      { numRuns: 40 },
    )
  })
})
