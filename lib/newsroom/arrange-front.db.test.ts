import { randomUUID } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { makeActor, makeArticle, makePublished } from '@/seeds/factory'
import { db } from '../db/client'
import { findSectionPage, getFrontPage } from '../reader/front-page'
import { arrangeFront, getFront } from './arrange-front'
import { unpublishArticle } from './unpublish-article'

// Outside Next there is nothing to cache in.
vi.mock('next/cache', () => ({ unstable_cache: (load: () => Promise<unknown>) => load }))

const order = (articleIds: string[], seen: string[], sectionId: string | null = null) => ({
  sectionId,
  articleIds,
  seen,
})
const placesNow = async () => (await getFront(await makeActor(), {})).placed.map(({ id }) => id)
const mainNow = async () => (await getFrontPage()).main.map(({ id }) => id)

test('stories stand where an editor places them, and the newest fill what is left', async () => {
  const actor = await makeActor()
  // Other tests let stories go live before their hour, which would be the newest for good. What is frozen lets nobody change it
  // but the database itself.
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`
    await tx.$executeRaw`
      UPDATE "Publication" SET "publishedAt" = now(), "firstPublishedAt" = least("firstPublishedAt", now())
      WHERE "endedAt" IS NULL AND "publishedAt" > now()`
  })
  const [a, b, c] = [
    await makePublished(actor, '甲', ['甲。']),
    await makePublished(actor, '乙', ['乙。']),
    await makePublished(actor, '丙', ['丙。']),
  ]
  await arrangeFront(actor, order([a.id, b.id], await placesNow()))
  expect((await mainNow()).slice(0, 2)).toEqual([a.id, b.id])
  await arrangeFront(actor, order([b.id], [a.id, b.id]))
  expect((await mainNow())[0]).toBe(b.id)

  // What readers cannot see is passed over, and the desk says so.
  await unpublishArticle(actor, b)
  expect(await mainNow()).not.toContain(b.id)
  expect((await getFront(actor, {})).placed).toMatchObject([{ id: b.id, isLive: false }])
  await arrangeFront(actor, order([], [b.id]))
  expect(await placesNow()).toEqual([])
  expect(await mainNow()).toContain(c.id)
})

test('an order made of what someone else has changed is refused, and nothing is changed', async () => {
  const actor = await makeActor()
  const [a, b] = [await makePublished(actor, '甲', ['甲。']), await makePublished(actor, '乙', ['乙。'])]
  const seen = await placesNow()
  await arrangeFront(actor, order([a.id], seen))
  await expect(arrangeFront(actor, order([b.id], seen))).rejects.toMatchObject({ code: 'conflict' })
  expect(await placesNow()).toEqual([a.id])
})

test('the head of a section is arranged by itself', async () => {
  const actor = await makeActor()
  const section = await db.section.findFirstOrThrow({ where: { isDefault: true } })
  const [a, b] = [await makePublished(actor, '甲', ['甲。']), await makePublished(actor, '乙', ['乙。'])]
  const { placed } = await getFront(actor, { section: section.id })
  await arrangeFront(
    actor,
    order(
      [a.id, b.id],
      placed.map(({ id }) => id),
      section.id,
    ),
  )
  const page = await findSectionPage(section.slug)
  expect(page?.main.slice(0, 2).map(({ id }) => id)).toEqual([a.id, b.id])
  expect(page?.rows.map(({ id }) => id)).not.toContain(a.id)
  const { targetLabel } = await db.auditEvent.findFirstOrThrow({
    where: { action: 'front.arrange-section', targetId: section.id },
    orderBy: { id: 'desc' },
  })
  expect(targetLabel).toBe(section.name)
})

test('only editors arrange, only what was published, in a list that exists', async () => {
  const [editor, contributor] = [await makeActor(), await makeActor('CONTRIBUTOR')]
  const seen = await placesNow()
  const { id } = await makePublished(editor, '甲', ['甲。'])
  await expect(arrangeFront(contributor, order([id], seen))).rejects.toMatchObject({ code: 'forbidden' })
  const draft = await makeArticle(editor, '稿', ['稿。'])
  for (const unknown of [order([draft.id], seen), order([randomUUID()], seen), order([id], [], randomUUID())])
    await expect(arrangeFront(editor, unknown)).rejects.toMatchObject({ code: 'not-found' })
})

test('the database keeps one article to a place and one place to an article', async () => {
  const actor = await makeActor()
  const [a, b] = [await makePublished(actor, '甲', ['甲。']), await makePublished(actor, '乙', ['乙。'])]
  await arrangeFront(actor, order([a.id], await placesNow()))
  for (const [articleId, position] of [
    [b.id, 0],
    [a.id, 1],
    [b.id, 12],
  ] as const)
    await expect(db.frontPlace.create({ data: { articleId, position } })).rejects.toThrow()
})
