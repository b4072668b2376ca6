import { randomInt, randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { makeActor, makeArticle, makePublished } from '../../seeds/factory'
import { db } from '../db/client'
import { Prisma } from '../db/generated/client'
import { listUnprinted } from '../db/fingerprints'
import { linkedWith, type ArticleParts } from '../db/public/article-parts'
import { findRedirect } from '../db/public/site'
import { textBlocksOf } from '../document/body'
import { COMMAND_LINE } from '../editorial/actor'
import { Conflict, Forbidden } from '../errors'
import { fingerprintOf } from '../pipeline/fingerprint'
import { refreshFingerprints } from './refresh-fingerprints'
import { getArticleView } from './get-article'
import { importFile } from './import-page'
import { discardRepeat } from './discard-repeat'
import { keepPageRepeat, reopenPageRepeat } from './keep-repeat'
import { getDuplicateView, listMatches } from './list-matches'
import { publishArticle } from './publish-article'
import { undoAct } from './replay-act'
import { replaceDuplicate } from './replace-duplicate'
import { saveArticle } from './save-article'
import { keepDuplicate, linkDuplicate } from './settle-duplicate'
import { takeBackDuplicate } from './take-back-duplicate'

/** What readers are told of other printings of an article. */
const listLinked = (articleId: string) =>
  db.$queryRaw<ArticleParts['linked']>(linkedWith(Prisma.sql`${articleId}::uuid`))

const encode = (text: string) => new TextEncoder().encode(text)

/** A hundred and more characters that no other test has. */
const passage = () =>
  [1, 2, 3, 4]
    .map(
      () =>
        `产业园第${randomUUID().replaceAll('-', '').slice(0, 20)}号地块昨天开工，企业代表和居民代表到场。`,
    )
    .join('')

/** Twenty sentences that share nothing with any other text: the passages of one test are alike but for their numbers. */
const otherWords = () =>
  Array.from({ length: 20 }, () => {
    const characters = Array.from({ length: 29 }, () => String.fromCodePoint(randomInt(0x4e_00, 0x9f_00)))
    return `${characters.join('')}。`
  }).join('')

const pageOf = (headline: string, text: string) => `${headline}\n\n本报讯（记者 李天蔚）${text}\n`

async function importText(text: string, publish = false) {
  const { pageId } = await importFile(
    COMMAND_LINE,
    { name: `${randomUUID()}.txt`, bytes: encode(text) },
    { publish },
  )
  const article = await db.article.findFirstOrThrow({ where: { ledger: { some: { pageId } } } })
  return { ...article, pageId }
}

const duplicatesOf = (id: string) =>
  db.duplicate.findMany({ where: { OR: [{ articleId: id }, { otherId: id }] } })
const now = (id: string) => db.article.findUniqueOrThrow({ where: { id } })

async function twice({ publish = false } = {}) {
  const text = passage()
  const other = await importText(pageOf('旧的一篇', text), publish)
  const article = await importText(pageOf('新的一篇', text.replaceAll('到场', '出席')), publish)
  const [duplicate] = await duplicatesOf(article.id)
  if (!duplicate) throw new Error('not found')
  return { other, article, duplicate, text }
}

const refOf = async (duplicate: { id: string; articleId: string; otherId: string }) => ({
  id: duplicate.id,
  articleVersion: (await now(duplicate.articleId)).version,
  otherVersion: (await now(duplicate.otherId)).version,
})

describe('on import', () => {
  test('a second printing is found, whatever a few characters say', async () => {
    const { other, article, duplicate } = await twice()
    expect([duplicate.articleId, duplicate.otherId, duplicate.state]).toEqual([article.id, other.id, 'open'])
    expect(duplicate.containment).toBeGreaterThan(0.7)
  })

  test('a passage that another article took over is found, a quotation is not', async () => {
    const text = passage()
    const source = await importText(pageOf('原文', `${otherWords()}${text}`))
    const taking = await importText(pageOf('转述', `${otherWords()}${text.slice(0, 130)}`))
    const [found] = await duplicatesOf(taking.id)
    expect(found?.otherId).toBe(source.id)
    expect(found?.containment).toBeLessThan(0.5)
    expect(found?.longest).toBeGreaterThanOrEqual(80)
    const quoting = await importText(pageOf('引用', `${otherWords()}“${text.slice(0, 60)}”`))
    expect(await duplicatesOf(quoting.id)).toEqual([])
  })

  test('a text edited at the desk is found by its newest words', async () => {
    const actor = await makeActor()
    const text = passage()
    const { id } = await makeArticle(actor, '手写', [text])
    const { prints } = await db.fingerprint.findUniqueOrThrow({ where: { articleId: id } })
    expect(prints.map(Number)).toEqual(fingerprintOf(text))
    const printed = await importText(pageOf('后来印出', text))
    expect((await duplicatesOf(printed.id)).map(({ otherId }) => otherId)).toEqual([id])
  })

  test('what stands in more than twenty articles is no sign', async () => {
    const actor = await makeActor()
    const notice = passage()
    for (let count = 0; count < 22; count += 1) await makeArticle(actor, `声明${count}`, [notice])
    const last = await importText(pageOf('又一篇', notice))
    expect(await duplicatesOf(last.id)).toEqual([])
  })

  test('a passage that the page gives out twice is put before a person, once', async () => {
    const actor = await makeActor()
    const text = passage()
    const { pageId } = await importText(`${pageOf('一篇', text)}\n${pageOf('另一篇', `开头不同。${text}`)}`)
    const [repeat, ...more] = await db.pageRepeat.findMany({ where: { pageId } })
    expect(more).toEqual([])
    const page = await db.sourcePage.findUniqueOrThrow({ where: { id: pageId } })
    expect(page.text.slice(repeat?.start, repeat?.end)).toContain(text.slice(0, -1))
    await keepPageRepeat(actor, { id: repeat?.id ?? '' })
    await expect(keepPageRepeat(actor, { id: repeat?.id ?? '' })).rejects.toBeInstanceOf(Conflict)
    expect((await listMatches(actor, { page: pageId })).repeats).toEqual([])

    await reopenPageRepeat(actor, { id: repeat?.id ?? '' })
    await expect(reopenPageRepeat(actor, { id: repeat?.id ?? '' })).rejects.toBeInstanceOf(Conflict)
    expect((await listMatches(actor, { page: pageId })).repeats.map(({ id }) => id)).toEqual([repeat?.id])
  })

  test('the second passage is set aside as ghost text, and asked about again when that is undone', async () => {
    const actor = await makeActor()
    const text = passage()
    const { pageId } = await importText(`${pageOf('一篇', text)}\n${pageOf('另一篇', `开头不同。${text}`)}`)
    const [repeat] = (await listMatches(actor, { page: pageId })).repeats
    if (!repeat) throw new Error('not found')
    const stale = { id: repeat.id, version: repeat.page.version + 1 }
    await expect(discardRepeat(actor, stale)).rejects.toBeInstanceOf(Conflict)
    await discardRepeat(actor, { id: repeat.id, version: repeat.page.version })
    const rows = await db.ledgerRow.findMany({ where: { pageId, discardReason: 'ghost-text' } })
    expect([Math.min(...rows.map(({ start }) => start)), Math.max(...rows.map(({ end }) => end))]).toEqual([
      repeat.start,
      repeat.end,
    ])
    expect((await listMatches(actor, { page: pageId })).repeats).toEqual([])

    const { version } = await db.sourcePage.findUniqueOrThrow({ where: { id: pageId } })
    await undoAct(actor, { id: pageId, version })
    expect((await listMatches(actor, { page: pageId })).repeats.map(({ id }) => id)).toEqual([repeat.id])
  })
})

describe('settling', () => {
  test('link: each names the other while both are live', async () => {
    const actor = await makeActor()
    const { other, article, duplicate } = await twice({ publish: true })
    await linkDuplicate(actor, { id: duplicate.id })
    expect((await listLinked(article.id)).map(({ live }) => live?.slug)).toEqual([other.slug])
    expect((await listLinked(other.id)).map(({ live }) => live?.slug)).toEqual([article.slug])
    await expect(keepDuplicate(actor, { id: duplicate.id })).rejects.toBeInstanceOf(Conflict)
  })

  test('keep both: the pair is never asked about again, in either order', async () => {
    const actor = await makeActor()
    const { other, article, duplicate } = await twice()
    await keepDuplicate(actor, { id: duplicate.id })
    const insert = db.duplicate.create({ data: { articleId: other.id, otherId: article.id, containment: 1 } })
    await expect(insert).rejects.toMatchObject({ code: 'P2002' })
  })

  test('replace with the new words: the old article gets them as an unpublished revision, and owns both pages', async () => {
    const actor = await makeActor()
    const { other, article, duplicate } = await twice({ publish: true })
    const copies = await db.publication.findMany({ where: { articleId: other.id } })
    await replaceDuplicate(actor, { ...(await refOf(duplicate)), keep: 'other', text: 'article' })

    const view = await getArticleView(actor, other.id)
    expect(view.content.headline).toBe('新的一篇')
    expect(
      textBlocksOf(view.content.body)
        .map(({ text }) => text)
        .join(''),
    ).toContain('出席')
    expect(view.hasUnpublishedChanges).toBe(true)
    expect(await db.publication.findMany({ where: { articleId: other.id } })).toEqual(copies)
    expect(view.pages.map(({ id }) => id)).toEqual([article.pageId, other.pageId])
    const silent = await db.ledgerRow.findMany({ where: { articleId: other.id, pageId: other.pageId } })
    expect([...new Set(silent.map(({ role }) => role))]).toEqual(['furniture'])

    expect(await now(article.id)).toMatchObject({ mergedIntoId: other.id, status: 'WITHDRAWN' })
    expect(await findRedirect(`/articles/${article.slug}`)).toBe(`/articles/${other.slug}`)
    await publishArticle(actor, await now(other.id))
  })

  test('replace and keep the old words: nothing of the kept article changes but its lines', async () => {
    const actor = await makeActor()
    const { other, article, duplicate } = await twice()
    const before = await getArticleView(actor, other.id)
    await replaceDuplicate(actor, { ...(await refOf(duplicate)), keep: 'other', text: 'other' })
    const after = await getArticleView(actor, other.id)
    expect([after.version, after.content]).toEqual([before.version, before.content])
    expect(after.pages.map(({ id }) => id)).toEqual([other.pageId, article.pageId])
  })

  test('the address of one that was taken over while nothing was public leads there once something is', async () => {
    const actor = await makeActor()
    const { other, article, duplicate } = await twice()
    const { slug } = await publishArticle(actor, await now(article.id))
    await replaceDuplicate(actor, { ...(await refOf(duplicate)), keep: 'other', text: 'other' })
    expect(await findRedirect(`/articles/${slug}`)).toBeNull()
    const kept = await publishArticle(actor, await now(other.id))
    expect(await findRedirect(`/articles/${slug}`)).toBe(`/articles/${kept.slug}`)
  })

  test('of two who settle at once one wins; a stale screen and a contributor are refused', async () => {
    const actor = await makeActor()
    const { other, duplicate } = await twice()
    const ref = { ...(await refOf(duplicate)), keep: 'other', text: 'article' } as const
    const { content, version } = await getArticleView(actor, other.id)
    await saveArticle(actor, { id: other.id, version, content: { ...content, deck: '改' }, decisions: [] })
    await expect(replaceDuplicate(actor, ref)).rejects.toBeInstanceOf(Conflict)
    const fresh = { ...ref, ...(await refOf(duplicate)) }
    const results = await Promise.allSettled([replaceDuplicate(actor, fresh), replaceDuplicate(actor, fresh)])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])

    const contributor = await makeActor('CONTRIBUTOR')
    const published = await twice({ publish: true })
    await expect(linkDuplicate(contributor, { id: published.duplicate.id })).rejects.toBeInstanceOf(Forbidden)
  })
})

describe('taking it back', () => {
  const ledgerOf = (pageIds: string[]) =>
    db.ledgerRow.findMany({
      where: { pageId: { in: pageIds } },
      orderBy: [{ pageId: 'asc' }, { start: 'asc' }],
    })
  const stateOf = async (id: string) => (await db.duplicate.findUniqueOrThrow({ where: { id } })).state

  test('a link and a keeping: the two wait again, and readers are told nothing any more', async () => {
    const actor = await makeActor()
    const { article, duplicate } = await twice({ publish: true })
    await linkDuplicate(actor, duplicate)
    await takeBackDuplicate(actor, duplicate)
    expect([await stateOf(duplicate.id), await listLinked(article.id)]).toEqual(['open', []])
    await keepDuplicate(actor, duplicate)
    await takeBackDuplicate(actor, duplicate)
    await expect(takeBackDuplicate(actor, duplicate)).rejects.toBeInstanceOf(Conflict)
    const { duplicates, settled } = await listMatches(actor, { article: article.id })
    expect([duplicates.map(({ id }) => id), settled]).toEqual([[duplicate.id], []])
  })

  test('who asks for no kind is shown one of which something waits', async () => {
    const actor = await makeActor()
    await twice()
    const { kind, counts, ...desk } = await listMatches(actor, {})
    expect(kind).toBe(counts.jumps > 0 ? 'jumps' : 'duplicates')
    expect(desk[kind]).not.toEqual([])
  })

  test.each([
    { keep: 'other', text: 'article' },
    { keep: 'other', text: 'other' },
    { keep: 'article', text: 'other' },
    { keep: 'article', text: 'article' },
  ] as const)('a replacement that kept the $keep with the text of the $text', async (choice) => {
    const actor = await makeActor()
    const { other, article, duplicate } = await twice()
    const ledger = await ledgerOf([other.pageId, article.pageId])
    const contents = async () => [
      (await getArticleView(actor, other.id)).content,
      (await getArticleView(actor, article.id)).content,
    ]
    const before = await contents()
    await replaceDuplicate(actor, { ...(await refOf(duplicate)), ...choice })
    const [settled] = (await listMatches(actor, { article: article.id })).settled
    const [kept, gone] = choice.keep === 'other' ? [other, article] : [article, other]
    expect(settled).toMatchObject({ decision: 'replaced', first: { id: kept.id }, second: { id: gone.id } })
    expect((await getDuplicateView(actor, duplicate.id)).state).toBe('replaced')

    await takeBackDuplicate(actor, duplicate)
    expect(await ledgerOf([other.pageId, article.pageId])).toEqual(ledger)
    expect(await contents()).toEqual(before)
    for (const { id } of [other, article])
      expect(await now(id)).toMatchObject({ retiredAt: null, mergedIntoId: null, isEdited: false })
    expect(await stateOf(duplicate.id)).toBe('open')
  })

  test('gives a published one its address back, and is refused once the kept one was edited', async () => {
    const actor = await makeActor()
    const { other, article, duplicate } = await twice({ publish: true })
    const choice = { keep: 'other', text: 'other' } as const
    await replaceDuplicate(actor, { ...(await refOf(duplicate)), ...choice })
    await takeBackDuplicate(actor, duplicate)
    expect(await now(article.id)).toMatchObject({ status: 'WITHDRAWN', slug: article.slug })
    expect(await findRedirect(`/articles/${article.slug}`)).toBeNull()

    await replaceDuplicate(actor, { ...(await refOf(duplicate)), ...choice })
    const { content, version } = await getArticleView(actor, other.id)
    await saveArticle(actor, { id: other.id, version, content: { ...content, deck: '改' }, decisions: [] })
    await expect(takeBackDuplicate(actor, duplicate)).rejects.toMatchObject({ reason: 'join-changed' })
    expect(await stateOf(duplicate.id)).toBe('replaced')
  })
})

test('articles written before prints were kept get theirs', async () => {
  const actor = await makeActor()
  const { id } = await makePublished(actor, '早先的', [passage()])
  const printed = await db.fingerprint.delete({ where: { articleId: id } })
  expect(await listUnprinted(10_000)).toContain(id)
  await refreshFingerprints()
  expect(await db.fingerprint.findUnique({ where: { articleId: id } })).toEqual(printed)
})
