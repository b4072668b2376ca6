import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { db } from '../db/client'
import { getRevision, thinRevisions } from '../db/revisions'
import { findOrPutTag } from '../db/vocabulary'
import type { ArticleContent } from '../document/content'
import { markBody } from '../document/mark-body'
import { withBases } from '../document/stale-figures'
import type { Actor } from '../editorial/actor'
import { Conflict, Forbidden, NotFound, Refused } from '../errors'
import { makeActor, makeArticle } from '../../seeds/factory'
import { getArticleView } from './get-article'
import { getHistory } from './get-history'
import { nameRevision } from './name-revision'
import { publishArticle } from './publish-article'
import { restoreRevision } from './restore-revision'
import { saveArticle } from './save-article'
import { submitArticle } from './submit-article'

const paragraphs = (texts: readonly string[]) =>
  texts.map((text, at) => ({
    type: 'paragraph',
    attrs: { id: `b${at}`, source: [] },
    content: text === '' ? [] : [{ type: 'text', text }],
  }))

async function save(actor: Actor, id: string, change: (content: ArticleContent) => ArticleContent) {
  const { version, content } = await getArticleView(actor, id)
  return saveArticle(actor, { id, version, content: change(content), decisions: [] })
}

const withTexts = (texts: readonly string[]) => (content: ArticleContent) => ({
  ...content,
  body: { type: 'doc' as const, content: paragraphs(texts) },
  mentions: {},
  metrics: {},
})

describe('the history of an article', () => {
  test('lists who, when and why, and keeps the step with its revision', async () => {
    const actor = await makeActor('EDITOR', '历史')
    const { id } = await makeArticle(actor, '旧题', ['第一段。'])
    await save(actor, id, (content) => ({ ...content, headline: '新题' }))
    const { version } = await getArticleView(actor, id)
    await submitArticle(actor, { id, version })
    const { revisions, comparison } = await getHistory(actor, id, {})
    const [newest] = revisions
    expect(newest).toMatchObject({ number: 3, reason: 'save', by: '历史', marks: [{ kind: 'IN_REVIEW' }] })
    expect(comparison?.difference.fields).toMatchObject([{ field: 'headline' }])
    await expect(getHistory(actor, id, { from: 1, to: 99 })).rejects.toThrow(NotFound)
  })

  test('is not for those who have no account on the desk, and restoring is not for a contributor once it is out of their hands', async () => {
    const [contributor, editor] = [await makeActor('CONTRIBUTOR'), await makeActor('EDITOR')]
    const { id } = await makeArticle(contributor, '标题', ['第一段。'])
    await save(contributor, id, withTexts(['第二段。']))
    const before = await getArticleView(contributor, id)
    const restored = await restoreRevision(contributor, { id, version: before.version, number: 2 })
    await submitArticle(contributor, { id, version: restored.version })
    const { version } = await getArticleView(editor, id)
    await expect(restoreRevision(contributor, { id, version, number: 3 })).rejects.toThrow(Forbidden)
    await restoreRevision(editor, { id, version, number: 3 })
  })

  test('restores nothing when the article says just that, or has moved on', async () => {
    const actor = await makeActor()
    const { id, version } = await makeArticle(actor, '标题', ['第一段。'])
    await expect(restoreRevision(actor, { id, version, number: 2 })).rejects.toThrow(Refused)
    await expect(restoreRevision(actor, { id, version: version - 1, number: 1 })).rejects.toThrow(Conflict)
  })
})

describe('restoring', () => {
  // Characters of its own: what is tagged here is proposed wherever other tests write the same words.
  const line = fc.string({
    unit: fc.constantFrom('龘', '靐', '齉', '爨', '1', '万', '家', '。'),
    minLength: 6,
    maxLength: 12,
  })
  const Version = fc.record({
    headline: line,
    kicker: fc.option(line),
    deck: fc.option(line),
    dateline: fc.option(line),
    isFragment: fc.boolean(),
    bylines: fc.array(fc.record({ name: line, role: fc.option(line), personTagId: fc.constant(null) }), {
      maxLength: 2,
    }),
    texts: fc.array(line, { minLength: 1, maxLength: 4 }),
    /** Which of three names and two figures are marked, in the first block. */
    marks: fc.subarray(['m0', 'm1', 'f0', 'f1']),
    value: fc.nat({ max: 999 }),
    tag: fc.nat({ max: 1 }),
  })
  type Version = typeof Version extends fc.Arbitrary<infer T> ? T : never

  function toContent(
    base: ArticleContent,
    version: Version,
    ids: Record<string, string>,
    tags: string[],
  ): ArticleContent {
    const { texts, marks, value, tag, ...fields } = version
    const of = (letter: string) =>
      marks.filter((mark) => mark.startsWith(letter)).map((mark) => ids[mark] ?? '')
    const placements = marks.map((mark) => {
      const start = 2 * Number(mark[1]) + (mark.startsWith('f') ? 1 : 0)
      const id = ids[mark]
      return mark.startsWith('m')
        ? {
            blockId: 'b0',
            start,
            end: start + 2,
            mark: { type: 'entity' as const, attrs: { mentionId: id } },
          }
        : { blockId: 'b0', start, end: start + 3, mark: { type: 'metric' as const, attrs: { metricId: id } } }
    })
    const figure = {
      indicator: '企业数',
      subject: null,
      value: String(value),
      valueTo: null,
      from: null,
      direction: null,
      unit: '家',
      qualifier: '=' as const,
      kind: 'level' as const,
      period: null,
      scope: null,
    }
    // A mark that stands waits for nobody: the editor takes it off the list, and the server adds those that are lost.
    const { eyes: _, ...plain } = base
    return {
      ...plain,
      ...fields,
      bylines: fields.bylines,
      body: markBody({ type: 'doc', content: paragraphs(texts) }, placements),
      mentions: Object.fromEntries(of('m').map((id) => [id, { tagId: tags[tag] ?? '' }])),
      metrics: Object.fromEntries(of('f').map((id) => [id, figure])),
    }
  }

  /** All that is stored of an article beside its revisions. */
  const rowsOf = async (articleId: string) => ({
    article: await db.article.findUniqueOrThrow({
      where: { id: articleId },
      select: { headline: true, kicker: true, deck: true, sectionId: true, isFragment: true },
    }),
    bylines: await db.byline.findMany({
      where: { articleId },
      orderBy: { position: 'asc' },
      select: { position: true, name: true, role: true, personTagId: true },
    }),
    mentions: await db.mention.findMany({
      where: { articleId, detachedAt: null },
      orderBy: { id: 'asc' },
      select: { id: true, tagId: true, blockId: true, start: true, end: true, quote: true },
    }),
    metrics: await db.metric.findMany({
      where: { articleId, detachedAt: null },
      orderBy: { id: 'asc' },
      omit: { createdAt: true, updatedAt: true },
    }),
  })

  test('makes the article equal to any past of it, field for field', { timeout: 600_000 }, async () => {
    const actor = await makeActor()
    const tags = await Promise.all(
      ['place', 'organization'].map((type) =>
        db.$transaction((tx) =>
          findOrPutTag(tx, { type: type as 'place', name: `恢复${randomUUID()}`, surface: '靐龗' }),
        ),
      ),
    )
    // Figures are resolved against the vocabulary of the day, which the first of them would add its indicator to.
    const known = await makeArticle(actor, '词表', ['松江有企业1万家。'])
    const figures: Version = {
      headline: '词表',
      kicker: null,
      deck: null,
      dateline: null,
      isFragment: false,
      bylines: [],
      texts: ['松江有企业1万家。'],
      marks: ['f0'],
      value: 1,
      tag: 0,
    }
    await save(actor, known.id, (content) => toContent(content, figures, { f0: randomUUID() }, tags))
    await fc.assert(
      fc.asyncProperty(
        fc.array(Version, { minLength: 2, maxLength: 4 }),
        fc.nat(),
        async (versions, pick) => {
          const { id } = await makeArticle(actor, '起点', ['起点。'])
          const ids = Object.fromEntries(['m0', 'm1', 'f0', 'f1'].map((mark) => [mark, randomUUID()]))
          const past: {
            number: number
            content: ArticleContent
            rows: Awaited<ReturnType<typeof rowsOf>>
          }[] = []
          for (const version of versions) {
            await save(actor, id, (content) => toContent(content, version, ids, tags))
            const { head, content } = await getArticleView(actor, id)
            past.push({ number: head, content, rows: await rowsOf(id) })
          }
          const wanted = past[pick % past.length]
          const now = await getArticleView(actor, id)
          if (!wanted || JSON.stringify(now.content) === JSON.stringify(wanted.content)) return
          const { revision } = await restoreRevision(actor, {
            id,
            version: now.version,
            number: wanted.number,
          })
          const restored = await getArticleView(actor, id)
          expect(restored.content).toEqual(wanted.content)
          expect(await rowsOf(id)).toEqual(wanted.rows)
          const stored = await db.revision.findUniqueOrThrow({
            where: { articleId_number: { articleId: id, number: revision } },
          })
          expect(stored).toMatchObject({ reason: 'restore', restoredFrom: wanted.number, authorId: actor.id })
          const original = await db.$transaction((tx) => getRevision(tx, id, wanted.number))
          expect(stored.content).toEqual(withBases(original.content, null))
        },
      ),
      { numRuns: 25 },
    )
  })
})

describe('a revision', () => {
  const minutesAgo = (minutes: number) =>
    new Date(Math.floor(Date.now() / 600_000) * 600_000 - minutes * 60_000)

  /** An article whose autosaves were made at these minutes before the last full ten minutes. */
  async function sitting(actor: Actor, minutes: readonly number[]) {
    const { id } = await makeArticle(actor, '自动保存', ['一。'])
    const { content, hash } = await db.revision.findFirstOrThrow({ where: { articleId: id, number: 2 } })
    await db.revision.createMany({
      data: minutes.map((ago, at) => ({
        articleId: id,
        number: 3 + at,
        schemaVersion: 1,
        content: content as object,
        hash,
        reason: 'save',
        authorId: actor.id,
        createdAt: minutesAgo(ago),
      })),
    })
    return id
  }
  const numbersOf = async (articleId: string) =>
    (await db.revision.findMany({ where: { articleId }, orderBy: { number: 'asc' } })).map(
      ({ number }) => number,
    )

  test('is never changed, and only an overtaken autosave is ever deleted', async () => {
    const actor = await makeActor()
    const id = await sitting(actor, [29, 28, 25, 19, 11])
    const where = { articleId: id }
    await expect(db.revision.updateMany({ where, data: { reason: 'create' } })).rejects.toThrow(
      /never changed or deleted/u,
    )
    await expect(db.revision.deleteMany({ where: { ...where, number: 5 } })).rejects.toThrow(
      /never changed or deleted/u,
    )
    await expect(db.revision.deleteMany({ where: { ...where, number: 1 } })).rejects.toThrow(
      /never changed or deleted/u,
    )
    expect(await db.$transaction((tx) => thinRevisions(tx, id))).toBe(3)
    expect(await numbersOf(id), 'one each ten minutes, and what is no autosave').toEqual([1, 2, 5, 7])
    expect(await db.$transaction((tx) => thinRevisions(tx, id))).toBe(0)
  })

  test('that was named, submitted or public is kept', async () => {
    const actor = await makeActor()
    const id = await sitting(actor, [29, 28, 27, 26])
    await nameRevision(actor, { id, number: 3, name: '交总编前' })
    await db.revisionMark.create({ data: { articleId: id, number: 4, kind: 'IN_REVIEW' } })
    await db.$transaction((tx) => thinRevisions(tx, id))
    expect(await numbersOf(id)).toEqual([1, 2, 3, 4, 6])
    await expect(db.revisionMark.deleteMany({ where: { articleId: id } })).rejects.toThrow(
      /never changed or deleted/u,
    )
    const { revisions } = await getHistory(actor, id, {})
    expect(revisions.find(({ number }) => number === 3)?.marks).toMatchObject([
      { kind: 'named', name: '交总编前' },
    ])
  })

  test('that another was restored from is kept', async () => {
    const actor = await makeActor()
    const id = await sitting(actor, [29, 28, 27])
    const { content, hash } = await db.revision.findFirstOrThrow({ where: { articleId: id, number: 3 } })
    const restored = { reason: 'restore', restoredFrom: 3, content: content as object, hash }
    await db.revision.create({ data: { articleId: id, number: 6, schemaVersion: 1, ...restored } })
    await db.$transaction((tx) => thinRevisions(tx, id))
    expect(await numbersOf(id)).toEqual([1, 2, 3, 5, 6])
  })

  test('that is public bears the step it was published with', async () => {
    const actor = await makeActor()
    const { id, version } = await makeArticle(actor, '签发', ['签发的文字。'])
    await publishArticle(actor, { id, version })
    const { revisions } = await getHistory(actor, id, {})
    expect(revisions[0]).toMatchObject({ isPublic: true, marks: [{ kind: 'PUBLISHED' }] })
  })
})
