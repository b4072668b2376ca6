import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeActor, makeArticle } from '../../seeds/factory'
import { getArticle } from '../db/articles'
import { db } from '../db/client'
import { ROLES, type Actor } from '../editorial/actor'
import type { ArticleRef } from '../editorial/article-ref'
import { can, POLICY, type Action } from '../editorial/policy'
import { REVIEW_ROUNDS, REVIEW_SETTING, type ReviewPreset } from '../editorial/review'
import { STATES, type State } from '../editorial/workflow'
import { AppError, Forbidden } from '../errors'
import { approveArticle } from './approve-article'
import { assignArticle } from './assign-article'
import { commentOnArticle } from './comment-on-article'
import { getArticleView } from './get-article'
import { getHistory } from './get-history'
import { getPreview } from './get-preview'
import { killArticle, reviveArticle } from './kill-article'
import { nameRevision } from './name-revision'
import { prioritizeArticle } from './prioritize-article'
import { publishArticle } from './publish-article'
import { recallArticle } from './recall-article'
import { restoreRevision } from './restore-revision'
import { returnArticle } from './return-article'
import { saveArticle } from './save-article'
import { rescheduleArticle, scheduleArticle, unscheduleArticle } from './schedule-article'
import { submitArticle } from './submit-article'
import { takeOverArticle } from './take-over-article'
import { restoreArticle, trashArticle } from './trash-article'
import { unpublishArticle, withdrawArticle } from './unpublish-article'

// Every cell of the policy, action × state × role × own or another's × rounds or none, against the use case itself: it
// refuses with Forbidden exactly where the table says no.

type Act = (actor: Actor, ref: ArticleRef) => Promise<unknown>
const inAnHour = () => new Date(Date.now() + 3_600_000)
const NO_TIMES = { goLiveAt: null, embargoUntil: null, expiresAt: null }

async function save(actor: Actor, { id, version }: ArticleRef) {
  const { content } = await db.revision.findFirstOrThrow({
    where: { articleId: id },
    orderBy: { number: 'desc' },
  })
  const same = content as Parameters<typeof saveArticle>[1]['content']
  return saveArticle(actor, {
    id,
    version,
    content: { ...same, headline: `${same.headline}改` },
    decisions: [],
  })
}

/** What each action of the policy runs. */
const ACTS: Partial<Record<Action, Act>> = {
  'article.view': (actor, { id }) => getArticleView(actor, id),
  'article.preview': (actor, { id }) => getPreview(actor, id),
  'article.edit': save,
  'article.history': (actor, { id }) => getHistory(actor, id, {}),
  'article.name-revision': (actor, { id }) => nameRevision(actor, { id, number: 1, name: '格子' }),
  'article.restore-revision': (actor, ref) => restoreRevision(actor, { ...ref, number: 1 }),
  'article.comment': (actor, { id }) =>
    commentOnArticle(actor, id, { act: 'reply', commentId: randomUUID(), text: '格子' }),
  'article.resolve-comment': (actor, { id }) =>
    commentOnArticle(actor, id, { act: 'resolve', commentId: randomUUID() }),
  'article.suggest-change': (actor, { id }) =>
    commentOnArticle(actor, id, {
      act: 'suggest',
      revision: 1,
      range: { blockId: 'none', start: 0, endBlockId: null, end: 1 },
      replacement: '二',
      text: '',
    }),
  'article.accept-suggested': (actor, { id }) =>
    commentOnArticle(actor, id, { act: 'accept', commentId: randomUUID() }),
  'article.reject-suggested': (actor, { id }) =>
    commentOnArticle(actor, id, { act: 'reject', commentId: randomUUID() }),
  'article.take-over': (actor, { id }) => takeOverArticle(actor, randomUUID(), { id }),
  'article.assign': (actor, ref) => assignArticle(actor, { ...ref, assigneeId: null, dueAt: null }),
  'article.prioritize': (actor, ref) => prioritizeArticle(actor, { ...ref, priority: 'URGENT' }),
  'article.submit': submitArticle,
  'article.recall': recallArticle,
  'article.approve': async (actor, ref) => {
    const { review } = await getArticle(db, ref.id)
    const checks = review ? [...(REVIEW_ROUNDS[review.preset][review.round - 1]?.checks ?? [])] : []
    return approveArticle(actor, { ...ref, opinion: '同意', checks })
  },
  'article.return': (actor, ref) => returnArticle(actor, { ...ref, reason: '再改' }),
  'article.publish': publishArticle,
  'article.schedule': (actor, ref) => scheduleArticle(actor, { ...ref, ...NO_TIMES, goLiveAt: inAnHour() }),
  'article.unschedule': unscheduleArticle,
  'article.reschedule': (actor, ref) => rescheduleArticle(actor, { ...ref, at: inAnHour() }),
  'article.unpublish': unpublishArticle,
  'article.withdraw': (actor, ref) => withdrawArticle(actor, { ...ref, reason: '有误' }),
  'article.kill': (actor, ref) => killArticle(actor, { ...ref, reason: '过时' }),
  'article.revive': reviveArticle,
  'article.trash': trashArticle,
  'article.restore': restoreArticle,
}

const setPreset = (preset: ReviewPreset) =>
  db.setting.upsert({
    where: { key: REVIEW_SETTING },
    create: { key: REVIEW_SETTING, value: { preset } },
    update: { value: { preset } },
  })

let reviewer: Actor
let editor: Actor
let actors: Actor[]
beforeAll(async () => {
  ;[reviewer, editor] = [await makeActor('ADMIN'), await makeActor('ADMIN')]
  actors = await Promise.all(ROLES.map((role) => makeActor(role)))
})
afterAll(() => setPreset('none'))

const now = ({ id }: { id: string }) => getArticle(db, id)

/** Brings an article of someone to a state, with others' hands where theirs may not. */
async function articleIn(state: State, owner: Actor): Promise<ArticleRef> {
  // A review is made under a round, whatever the newsroom asks for afterwards.
  const preset = (await db.setting.findUnique({ where: { key: REVIEW_SETTING } }))?.value
  await setPreset('none')
  const article = await MAKERS[state](owner)
  if (preset) await db.setting.update({ where: { key: REVIEW_SETTING }, data: { value: preset } })
  const { id, version, state: reached } = await now(article)
  expect(reached).toBe(state)
  return { id, version }
}

const draft = (owner: Actor) => makeArticle(owner, '格子', ['一'])
/** `makeArticle` needs someone who may save; publishing is another's. */
async function published(owner: Actor) {
  const article = await draft(owner)
  await publishArticle(editor, article)
  return article
}
async function reviewed(article: { id: string }, owner: Actor, isApproved: boolean) {
  await setPreset('one')
  await db.review.create({
    data: { articleId: article.id, preset: 'one', rounds: 1, requestedById: owner.id },
  })
  const { state, version } = await now(article)
  if (state === 'DRAFT')
    await db.article.update({
      where: { id: article.id },
      data: { status: 'IN_REVIEW', version: version + 1 },
    })
  if (isApproved) await ACTS['article.approve']?.(reviewer, await now(article))
  await setPreset('none')
  return article
}

const MAKERS: Record<State, (owner: Actor) => Promise<{ id: string }>> = {
  DRAFT: draft,
  IN_REVIEW: async (owner) => reviewed(await draft(owner), owner, false),
  APPROVED: async (owner) => reviewed(await draft(owner), owner, true),
  SCHEDULED: async (owner) => {
    const article = await draft(owner)
    await scheduleArticle(editor, { ...article, ...NO_TIMES, goLiveAt: inAnHour() })
    return article
  },
  PUBLISHED: published,
  CORRECTED: async (owner) => {
    const article = await published(owner)
    const correction = {
      note: '误植',
      before: '甲',
      after: '乙',
      metricIds: [],
      foundAt: null,
      draftId: null,
    }
    await publishArticle(editor, await now(article), { change: { kind: 'note', correction } })
    return article
  },
  CHANGE_IN_REVIEW: async (owner) => reviewed(await published(owner), owner, false),
  CHANGE_APPROVED: async (owner) => reviewed(await published(owner), owner, true),
  CHANGE_SCHEDULED: async (owner) => {
    const article = await published(owner)
    await scheduleArticle(editor, { ...(await now(article)), ...NO_TIMES, goLiveAt: inAnHour() })
    return article
  },
  EXPIRED: async (owner) => {
    const article = await published(owner)
    await db.$executeRaw`
      UPDATE "Publication" SET "goLiveAt" = "goLiveAt" - interval '2 hours', "expiresAt" = now() - interval '1 hour'
      WHERE "articleId" = ${article.id}::uuid`
    return article
  },
  WITHDRAWN: async (owner) => {
    const article = await published(owner)
    await unpublishArticle(editor, await now(article))
    return article
  },
  KILLED: async (owner) => {
    const article = await draft(owner)
    await killArticle(editor, { id: article.id, version: article.version, reason: '过时' })
    return article
  },
  TRASHED: async (owner) => {
    const article = await draft(owner)
    await trashArticle(editor, article)
    return article
  },
}

const WRITES = 'cells: nothing is written here'

/** Runs acts on an article that the database lets nobody write: what gets past the policy fails there, and changes nothing. */
async function withoutWrites(id: string, run: () => Promise<void>): Promise<void> {
  await db.$executeRawUnsafe(`CREATE OR REPLACE FUNCTION "refuse_cells"() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '${WRITES}'; END $$`)
  await db.$executeRawUnsafe(`CREATE TRIGGER "refuse_cells" BEFORE UPDATE ON "Article" FOR EACH ROW
    WHEN (OLD."id" = '${id}'::uuid) EXECUTE FUNCTION "refuse_cells"()`)
  try {
    await run()
  } finally {
    await db.$executeRawUnsafe(`DROP TRIGGER "refuse_cells" ON "Article"`)
  }
}

/** Whether the use case let it through, as far as the policy goes: other refusals come after it. */
async function isLetThrough(act: Act, actor: Actor, ref: ArticleRef): Promise<boolean> {
  try {
    await act(actor, ref)
    return true
  } catch (error) {
    if (error instanceof Forbidden) return false
    if (error instanceof AppError || String(error).includes(WRITES)) return true
    throw error
  }
}

/** Asks every act about one article; answers the cells that went otherwise than the policy says. */
async function wrongCells(article: ArticleRef, actor: Actor): Promise<string[]> {
  const wrong: string[] = []
  const facts = await now(article)
  await withoutWrites(article.id, async () => {
    for (const [action, act] of Object.entries(ACTS) as [Action, Act][]) {
      const isThrough = await isLetThrough(act, actor, { id: facts.id, version: facts.version })
      if (isThrough !== can(actor, action, facts)) wrong.push(`${action} ${facts.state} ${actor.role}`)
    }
  })
  expect((await now(article)).version).toBe(facts.version)
  return wrong
}

test('each use case refuses exactly the cells that the policy refuses', { timeout: 600_000 }, async () => {
  const other = await makeActor('EDITOR')
  const wrong: string[] = []
  let articles = 0
  for (const preset of ['none', 'one'] as const) {
    await setPreset(preset)
    for (const state of STATES)
      for (const actor of actors)
        for (const owner of [actor, other]) {
          wrong.push(...(await wrongCells(await articleIn(state, owner), actor)))
          articles += 1
        }
  }
  expect(wrong).toEqual([])
  expect(articles).toBe(2 * STATES.length * ROLES.length * 2)
  console.info(`policy: ${articles * Object.keys(ACTS).length} cells asked of the use cases`)
})

test('every action of the policy that asks about an article is asked here, but two', () => {
  const asked = Object.entries(POLICY).flatMap(([action, rule]) => ('when' in rule ? [action] : []))
  // Joining asks of two articles, and the import of many; their own tests do.
  expect(asked.filter((action) => !(action in ACTS))).toEqual(['article.join', 'article.publish-import'])
})
