import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { makeActor, makeArticle, makePublished } from '../../seeds/factory'
import { getArticle } from '../db/articles'
import { db } from '../db/client'
import { thinRevisions } from '../db/revisions'
import { findOrPutTag } from '../db/vocabulary'
import { markBody } from '../document/mark-body'
import type { Actor } from '../editorial/actor'
import { REVIEW_ROUNDS, REVIEW_SETTING, type ReviewPreset } from '../editorial/review'
import { Forbidden } from '../errors'
import { approveArticle } from './approve-article'
import { getArticleView } from './get-article'
import { getOverview } from './get-overview'
import { killArticle } from './kill-article'
import { listArticles } from './list-articles'
import { getHistory } from './get-history'
import { publishArticle } from './publish-article'
import { recallArticle } from './recall-article'
import { returnArticle } from './return-article'
import { saveArticle } from './save-article'
import { submitArticle } from './submit-article'
import { renameTag } from './rename-tag'

const setPreset = (preset: ReviewPreset) =>
  db.setting.upsert({
    where: { key: REVIEW_SETTING },
    create: { key: REVIEW_SETTING, value: { preset } },
    update: { value: { preset } },
  })
beforeEach(() => setPreset('three'))
afterAll(() => setPreset('none'))

type Ref = { id: string; version: number }
const now = async ({ id }: { id: string }) => getArticle(db, id)

/** Approves the round that waits, with everything ticked. */
async function approve(actor: Actor, { id }: { id: string }, opinion = '同意') {
  const { version, review } = await now({ id })
  const checks = review ? [...(REVIEW_ROUNDS[review.preset][review.round - 1]?.checks ?? [])] : []
  return approveArticle(actor, { id, version, opinion, checks })
}

async function change(actor: Actor, { id }: { id: string }, headline: string) {
  const { version, content } = await getArticleView(actor, id)
  return saveArticle(actor, { id, version, content: { ...content, headline }, decisions: [] })
}

async function submitted() {
  const author = await makeActor('CONTRIBUTOR', '作者')
  const article = await makeArticle(author, '三审的稿件', ['松江有高新技术企业1.5万家。'])
  const { version } = await submitArticle(author, article)
  const editors = await Promise.all(['初', '复', '终'].map((name) => makeActor('EDITOR', name)))
  const [first, second, final] = editors
  if (!first || !second || !final) throw new Error('three editors')
  return { id: article.id, version, author, first, second, final }
}

async function approved() {
  const all = await submitted()
  for (const editor of [all.first, all.second, all.final]) await approve(editor, all)
  return { ...all, version: (await now(all)).version }
}

const isPublished = async ({ id }: Ref) => (await db.publication.count({ where: { articleId: id } })) > 0

describe('a reviewer is chosen', () => {
  const waitsFor = async (actor: Actor, id: string) =>
    (await listArticles(actor, { mine: 'reviews' })).rows.some((row) => row.id === id)
  const told = async (id: string) =>
    (await db.notification.findMany({ where: { articleId: id, kind: 'review-asked' } })).map(
      ({ userId }) => userId,
    )

  test('who was chosen alone is told and has it waiting; another may review it all the same', async () => {
    const author = await makeActor('CONTRIBUTOR')
    const [chosen, other] = [await makeActor('EDITOR', '选中的'), await makeActor('EDITOR')]
    const { id, version } = await makeArticle(author, '请人审的稿件', ['一'])
    await submitArticle(author, { id, version, reviewerId: chosen.id })
    expect(await told(id)).toEqual([chosen.id])
    expect([await waitsFor(chosen, id), await waitsFor(other, id)]).toEqual([true, false])
    const { rows } = await listArticles(chosen, { mine: 'reviews' })
    expect(rows.find((row) => row.id === id)?.reviewer).toBe('选中的')
    expect((await getOverview(chosen)).reviews.rows.some((row) => row.id === id)).toBe(true)

    await approve(other, { id })
    expect((await now({ id })).askedId).toBeNull()
    expect(await waitsFor(chosen, id)).toBe(true)
  })

  test('when the chosen one may review no more, it waits for the others', async () => {
    const author = await makeActor('CONTRIBUTOR')
    const [chosen, other] = [await makeActor('EDITOR'), await makeActor('EDITOR')]
    const article = await makeArticle(author, '请人审的稿件', ['一'])
    await submitArticle(author, { ...article, reviewerId: chosen.id })
    await change(chosen, article, '审稿人自己改了标题')
    expect([await waitsFor(chosen, article.id), await waitsFor(other, article.id)]).toEqual([false, true])

    const another = await makeArticle(author, '再请人审', ['一'])
    await submitArticle(author, { ...another, reviewerId: chosen.id })
    await db.user.update({ where: { id: chosen.id }, data: { disabledAt: new Date() } })
    expect(await waitsFor(other, another.id)).toBe(true)
  })

  test('nobody is asked who may not review it', async () => {
    const [author, contributor] = [await makeActor('EDITOR'), await makeActor('CONTRIBUTOR')]
    const article = await makeArticle(author, '请人审的稿件', ['一'])
    for (const reviewerId of [author.id, contributor.id, randomUUID()])
      await expect(submitArticle(author, { ...article, reviewerId })).rejects.toMatchObject({
        reason: 'reviewer-unfit',
      })
    expect((await now(article)).state).toBe('DRAFT')
  })

  test.each(['recall', 'return', 'approve', 'publish', 'kill'] as const)('%s ends it', async (step) => {
    if (step !== 'approve') await setPreset(step === 'recall' || step === 'return' ? 'one' : 'none')
    const [author, chosen] = [await makeActor('EDITOR'), await makeActor('EDITOR')]
    const article = await makeArticle(author, '请人审的稿件', ['一'])
    const ref = { ...article, ...(await submitArticle(author, { ...article, reviewerId: chosen.id })) }
    if (step === 'recall') await recallArticle(author, ref)
    if (step === 'return') await returnArticle(chosen, { ...ref, reason: '再改' })
    if (step === 'approve') await approve(chosen, ref)
    if (step === 'publish') await publishArticle(chosen, ref)
    if (step === 'kill') await killArticle(chosen, { ...ref, reason: '不用' })
    expect((await now(article)).askedId).toBeNull()
  })

  test('the changes of a public article are sent to whom one likes, too', async () => {
    await setPreset('none')
    const [author, chosen] = [await makeActor('EDITOR'), await makeActor('EDITOR')]
    const article = await makePublished(author, '公开的稿件', ['一'])
    await setPreset('one')
    const { version } = await change(author, article, '改过的标题')
    const ref = { id: article.id, version }
    await submitArticle(author, { ...ref, reviewerId: chosen.id })
    expect([await waitsFor(chosen, ref.id), await now(ref)]).toMatchObject([true, { askedId: chosen.id }])
    await returnArticle(chosen, { ...(await now(ref)), reason: '再改' })
    expect((await now(ref)).askedId).toBeNull()
  })

  test('the database refuses to ask for what waits for nobody, and who cannot review', async () => {
    const [author, chosen] = [await makeActor('CONTRIBUTOR'), await makeActor('EDITOR')]
    const { id } = await makeArticle(author, '草稿', ['一'])
    const ask = (askedId: string) => db.article.update({ where: { id }, data: { askedId } })
    await expect(ask(chosen.id)).rejects.toThrow('with the reviewers')
    await db.article.update({ where: { id }, data: { status: 'IN_REVIEW' } })
    await expect(ask(author.id)).rejects.toThrow('who may review')
    await ask(chosen.id)
    await expect(db.article.update({ where: { id }, data: { status: 'DRAFT' } })).rejects.toThrow(
      'with the reviewers',
    )
  })
})

describe('三审', () => {
  test('three people, one after the other, each with an opinion; then exactly that version goes out', async () => {
    const { id, first, second, final } = await submitted()
    await expect(publishArticle(first, await now({ id }))).rejects.toBeInstanceOf(Forbidden)
    await approve(first, { id }, '事实无误')
    expect(await now({ id })).toMatchObject({ state: 'IN_REVIEW', review: { round: 2 } })
    await approve(second, { id }, '标题可用')
    await expect(publishArticle(final, await now({ id }))).rejects.toBeInstanceOf(Forbidden)
    await approve(final, { id }, '可以签发')
    expect(await now({ id })).toMatchObject({ state: 'APPROVED', review: { state: 'approved' } })

    const { version, reviews } = await getArticleView(first, id)
    expect(reviews[0]?.opinions.map(({ name, reviewer, opinion }) => [name, reviewer, opinion])).toEqual([
      ['first', '初', '事实无误'],
      ['second', '复', '标题可用'],
      ['final', '终', '可以签发'],
    ])
    await publishArticle(first, { id, version })
    const published = await db.publication.findFirstOrThrow({
      where: { articleId: id },
      include: { revision: { include: { opinions: true } } },
    })
    expect(published.revision.opinions).toHaveLength(3)
    expect(await db.review.findFirst({ where: { articleId: id } })).toMatchObject({ state: 'done' })
  })

  test('who made it, sent it or edited it last approves in no round, and nobody in two', async () => {
    const maker = await makeActor('ADMIN')
    const article = await makeArticle(maker, '自己的稿件', ['一'])
    const sender = await makeActor('EDITOR')
    await submitArticle(sender, article)
    await expect(approve(maker, article)).rejects.toBeInstanceOf(Forbidden)
    await expect(approve(sender, article)).rejects.toBeInstanceOf(Forbidden)

    const editor = await makeActor('EDITOR')
    await change(editor, article, '改过的标题')
    await expect(approve(editor, article)).rejects.toBeInstanceOf(Forbidden)

    const reviewer = await makeActor('EDITOR')
    await approve(reviewer, article)
    await expect(approve(reviewer, article)).rejects.toBeInstanceOf(Forbidden)
    await expect(returnArticle(reviewer, { ...(await now(article)), reason: '再改' })).rejects.toBeInstanceOf(
      Forbidden,
    )
    await expect(approve(await makeActor('CONTRIBUTOR'), article)).rejects.toBeInstanceOf(Forbidden)
  })

  test('asks for every check and for an opinion', async () => {
    const { id, version, first } = await submitted()
    const checks = [...(REVIEW_ROUNDS.three[0]?.checks ?? [])]
    const attempt = (input: { opinion: string; checks: typeof checks }) =>
      approveArticle(first, { id, version, ...input })
    await expect(attempt({ opinion: '同意', checks: checks.slice(1) })).rejects.toMatchObject({
      reason: 'review-unchecked',
    })
    await expect(attempt({ opinion: '', checks })).rejects.toMatchObject({ reason: 'review-opinion-missing' })
    expect(await db.reviewOpinion.count({ where: { review: { articleId: id } } })).toBe(0)
  })

  test('asking for changes keeps the place: sent again, it is back in the same round', async () => {
    const { id, author, first, second, final } = await submitted()
    await approve(first, { id })
    await returnArticle(second, { id, version: (await now({ id })).version, reason: '标题偏长' })
    expect(await now({ id })).toMatchObject({ state: 'DRAFT', review: { state: 'changes', round: 2 } })
    await change(author, { id }, '短标题')
    await submitArticle(author, await now({ id }))
    expect(await now({ id })).toMatchObject({ state: 'IN_REVIEW', review: { round: 2 }, returnReason: null })
    await approve(second, { id })
    await approve(final, { id })
    expect((await now({ id })).state).toBe('APPROVED')
  })

  test('the author takes it back and keeps the place; others cannot', async () => {
    const { id, version, author, first } = await submitted()
    await expect(recallArticle(first, { id, version })).rejects.toBeInstanceOf(Forbidden)
    await recallArticle(author, { id, version })
    expect(await now({ id })).toMatchObject({ state: 'DRAFT', review: { state: 'changes', round: 1 } })
  })
})

describe('an approval', () => {
  test('falls when a character changes, and says so', async () => {
    const { id, first } = await approved()
    const act = await change(first, { id }, '三审的稿件。')
    expect(await now({ id })).toMatchObject({ state: 'DRAFT', review: null })
    expect(await db.review.findFirst({ where: { articleId: id } })).toMatchObject({ state: 'fallen' })
    const fell = { targetId: id, action: 'article.approval-fall', actorLabel: '初' }
    expect(await db.auditEvent.count({ where: fell })).toBe(1)
    await expect(publishArticle(first, { id, version: act.version })).rejects.toBeInstanceOf(Forbidden)
    expect(await isPublished({ id, version: 0 })).toBe(false)
  })

  test('stands when the same content is saved, and when a tag that it names is renamed', async () => {
    const author = await makeActor('CONTRIBUTOR')
    const mentionId = randomUUID()
    const tag = await db.$transaction((tx) =>
      findOrPutTag(tx, { type: 'place', name: `松江${mentionId.slice(0, 6)}` }),
    )
    const article = await makeArticle(author, '点名的稿件', ['松江有企业。'], (content) => ({
      ...content,
      mentions: { [mentionId]: { tagId: tag } },
      body: markBody(content.body, [
        {
          blockId: String(content.body.content[0]?.attrs?.id),
          start: 0,
          end: 2,
          mark: { type: 'entity', attrs: { mentionId } },
        },
      ]),
    }))
    await submitArticle(author, article)
    const editors = [await makeActor(), await makeActor(), await makeActor()] as const
    for (const editor of editors) await approve(editor, article)

    const { version, content } = await getArticleView(editors[0], article.id)
    await saveArticle(editors[0], { id: article.id, version, content, decisions: [] })
    const { version: tagVersion } = await db.tag.findUniqueOrThrow({ where: { id: tag } })
    await renameTag(editors[0], {
      id: tag,
      version: tagVersion,
      name: `上海松江${mentionId.slice(0, 6)}`,
      disambiguation: '',
      description: '',
    })
    expect((await now(article)).state).toBe('APPROVED')
    await publishArticle(editors[0], await now(article))
    expect((await now(article)).state).toBe('PUBLISHED')
  })

  test('of changes of a public article leaves the public copy until it is published', async () => {
    const all = await approved()
    await publishArticle(all.first, all)
    const copy = () => db.publication.findFirstOrThrow({ where: { articleId: all.id, endedAt: null } })
    const before = await copy()
    await change(all.first, all, '又改了')
    await expect(publishArticle(all.second, await now(all))).rejects.toBeInstanceOf(Forbidden)
    await submitArticle(all.first, await now(all))
    expect((await now(all)).state).toBe('CHANGE_IN_REVIEW')
    for (const editor of [all.second, all.final, await makeActor()]) await approve(editor, all)
    expect((await now(all)).state).toBe('CHANGE_APPROVED')
    expect(await copy()).toEqual(before)
    await publishArticle(all.second, await now(all))
    expect(await copy()).toMatchObject({ headline: '又改了', slug: before.slug })
  })
})

describe('with one round', () => {
  test('any editor but those who made it approves, without a word', async () => {
    await setPreset('one')
    const editor = await makeActor()
    const article = await makeArticle(editor, '一审', ['一'])
    await submitArticle(editor, article)
    await expect(approve(editor, article, '')).rejects.toBeInstanceOf(Forbidden)
    await approve(await makeActor(), article, '')
    await publishArticle(editor, await now(article))
    expect((await now(article)).state).toBe('PUBLISHED')
  })

  test('what was submitted under other rounds begins anew', async () => {
    const { id, author, first } = await submitted()
    await approve(first, { id })
    await recallArticle(author, await now({ id }))
    await setPreset('one')
    await submitArticle(author, await now({ id }))
    expect((await now({ id })).review).toMatchObject({ preset: 'one', round: 1 })
  })
})

describe('the database itself refuses', () => {
  const opinionOf = async ({ id }: { id: string }, reviewer: Actor, round: number) => {
    const { review, head } = await now({ id })
    const revision = await db.revision.findFirstOrThrow({ where: { articleId: id, number: head } })
    return {
      reviewId: review?.id ?? '',
      round,
      reviewerId: reviewer.id,
      verdict: 'approve',
      opinion: '同意',
      revisionId: revision.id,
      hash: revision.hash,
    }
  }

  test('an approval by the author, a second by one person, one of an older version, a change of what was said', async () => {
    const all = await submitted()
    await expect(db.reviewOpinion.create({ data: await opinionOf(all, all.author, 1) })).rejects.toThrow(
      /own work/u,
    )
    const old = await opinionOf(all, all.first, 1)
    await change(all.second, all, '新的一版')
    await expect(db.reviewOpinion.create({ data: old })).rejects.toThrow(/newest revision/u)
    await approve(all.first, all)
    await expect(db.reviewOpinion.create({ data: await opinionOf(all, all.first, 2) })).rejects.toThrow(
      /ReviewOpinion_one_round_each/u,
    )
    const reviewed = { review: { articleId: all.id } }
    await expect(
      db.reviewOpinion.updateMany({ where: reviewed, data: { opinion: '不同意' } }),
    ).rejects.toThrow(/never changed/u)
  })

  test('to call an article approved that is not, and a second review beside one', async () => {
    const { id, author } = await submitted()
    await expect(
      db.$transaction((tx) => tx.article.update({ where: { id }, data: { status: 'APPROVED' } })),
    ).rejects.toThrow(/not approved as it stands/u)
    await expect(
      db.review.create({ data: { articleId: id, preset: 'three', rounds: 3, requestedById: author.id } }),
    ).rejects.toThrow()
  })

  test('a revision of an approved article that leaves the approval standing', async () => {
    const { id } = await approved()
    const { head } = await now({ id })
    const { content } = await db.revision.findFirstOrThrow({ where: { articleId: id, number: head } })
    await expect(
      db.$transaction(async (tx) => {
        await tx.revision.create({
          data: {
            articleId: id,
            number: head + 1,
            schemaVersion: 1,
            content: content ?? {},
            hash: 'a'.repeat(64),
            reason: 'save',
          },
        })
        await tx.article.update({ where: { id }, data: { head: head + 1 } })
      }),
    ).rejects.toThrow(/not approved as it stands/u)
  })

  test('to publish what did not pass the rounds', async () => {
    await setPreset('none')
    const editor = await makeActor()
    const article = await makeArticle(editor, '没有审过', ['一'])
    await publishArticle(editor, article)
    await change(editor, article, '改过，也没有审过')
    const {
      id: _,
      content,
      ...row
    } = await db.publication.findFirstOrThrow({
      where: { articleId: article.id },
    })
    const newest = await db.revision.findFirstOrThrow({
      where: { articleId: article.id },
      orderBy: { number: 'desc' },
    })
    await setPreset('three')
    await expect(
      db.$transaction(async (tx) => {
        await tx.publication.updateMany({
          where: { articleId: article.id },
          data: { endedAt: new Date(), endReason: 'replaced' },
        })
        await tx.publication.create({ data: { ...row, revisionId: newest.id, content: content ?? {} } })
      }),
    ).rejects.toThrow(/was not approved/u)
    await expect(publishArticle(editor, await now(article))).rejects.toBeInstanceOf(Forbidden)
  })
})

describe('what reviewers were shown', () => {
  /** As if the autosaves from this revision on had been made within the same ten minutes, half an hour ago. */
  async function age(articleId: string, from: number) {
    const start = Math.floor(Date.now() / 600_000) * 600_000 - 30 * 60_000
    await db.$transaction([
      db.$executeRaw`ALTER TABLE "Revision" DISABLE TRIGGER "Revision_immutable"`,
      db.$executeRaw`UPDATE "Revision" SET "createdAt" = ${new Date(start)}::timestamptz + "number" * interval '1 second'
        WHERE "articleId" = ${articleId}::uuid AND "number" >= ${from}`,
      db.$executeRaw`ALTER TABLE "Revision" ENABLE TRIGGER "Revision_immutable"`,
    ])
  }
  const numbersOf = async (articleId: string) =>
    (await db.revision.findMany({ where: { articleId }, orderBy: { number: 'asc' } })).map(
      ({ number }) => number,
    )

  /** Changes of a public article that are with the reviewers. */
  async function changesInReview() {
    const author = await makeActor('EDITOR', '作者')
    await setPreset('none')
    const article = await makePublished(author, '公开的稿件', ['一。'])
    await setPreset('one')
    const { revision } = await change(author, article, '改动一')
    await submitArticle(author, await now(article))
    return { author, id: article.id, revision }
  }

  test('stays when it was given back, and hinders no later save', async () => {
    const { author, id, revision } = await changesInReview()
    const reviewer = await makeActor('EDITOR')
    await returnArticle(reviewer, { ...(await now({ id })), reason: '再改' })
    await change(author, { id }, '改动二')
    await change(author, { id }, '改动三')
    await age(id, revision)
    await change(author, { id }, '改动四')
    expect(await numbersOf(id)).toEqual([1, 2, revision, revision + 2, revision + 3])
    expect(await db.$transaction((tx) => thinRevisions(tx, null))).toBe(0)
    const { revisions } = await getHistory(author, id, {})
    expect(revisions.map(({ number }) => number)).toContain(revision)
  })

  test('stays when changes of a public article were sent to them and taken back', async () => {
    const { author, id, revision } = await changesInReview()
    await recallArticle(author, await now({ id }))
    await change(author, { id }, '改动二')
    await age(id, revision)
    await change(author, { id }, '改动三')
    expect(await numbersOf(id)).toContain(revision)
    const marks = await db.revisionMark.findMany({ where: { articleId: id, number: revision } })
    expect(marks.map(({ kind }) => kind)).toEqual(['IN_REVIEW'])
  })

  test('stays, and hinders no save, when anything else of the database names it', async () => {
    const { author, id, revision } = await changesInReview()
    await recallArticle(author, await now({ id }))
    await change(author, { id }, '改动二')
    const another = await change(author, { id }, '改动三')
    await age(id, revision)
    await db.$executeRaw`CREATE TABLE "Keeper" ("revisionId" uuid REFERENCES "Revision"("id") ON DELETE RESTRICT)`
    try {
      await db.$executeRaw`INSERT INTO "Keeper" SELECT "id" FROM "Revision" WHERE "articleId" = ${id}::uuid`
      await change(author, { id }, '改动四')
      expect(await numbersOf(id)).toContain(another.revision - 1)
    } finally {
      await db.$executeRaw`DROP TABLE "Keeper"`
    }
  })
})
