import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { db } from '../db/client'
import { textBlocksOf } from '../document/body'
import type { ArticleContent } from '../document/content'
import type { Actor } from '../editorial/actor'
import { markBody } from '../document/mark-body'
import { REVIEW_SETTING } from '../editorial/review'
import { Conflict, Forbidden } from '../errors'
import { makeActor, makeArticle } from '../../seeds/factory'
import { approveArticle } from './approve-article'
import { createTag } from './create-tag'
import { deleteTag } from './delete-tag'
import { getArticleView } from './get-article'
import { saveArticle } from './save-article'
import { seeArticle } from './see-article'
import { submitArticle } from './submit-article'
import { takeOverArticle } from './take-over-article'

const rewrite = (content: ArticleContent, block: number, text: string): ArticleContent => ({
  ...content,
  body: {
    type: 'doc',
    content: content.body.content.map((node, at) =>
      at === block ? { ...node, content: [{ type: 'text', text }] } : node,
    ),
  },
})
const textsOf = ({ body }: ArticleContent) => textBlocksOf(body).map(({ text }) => text)

/** Two people who opened the same article at the same time. */
async function opened() {
  const [first, second] = [await makeActor('EDITOR', '甲'), await makeActor('EDITOR', '乙')]
  const { id } = await makeArticle(first, '同一篇', ['第一段。', '第二段。'])
  const { version, head: base, content } = await getArticleView(first, id)
  const send = (actor: Actor, change: ArticleContent, more: object = {}) =>
    saveArticle(actor, { id, version, base, content: change, decisions: [], key: randomUUID(), ...more })
  const stored = async () => textsOf((await getArticleView(first, id)).content)
  return { first, second, id, version, base, content, send, stored }
}

const makeSession = async ({ id: userId }: Actor) =>
  (await db.session.create({ data: { userId, userAgent: 'a', ip: 'a' } })).id

describe('a save on a stale base', () => {
  test('is merged paragraph by paragraph, and answers what is stored', async () => {
    const { first, second, content, send, stored } = await opened()
    const one = await send(first, rewrite(content, 0, '甲改了第一段。'))
    expect(one.merged).toBeNull()
    const two = await send(second, rewrite(content, 1, '乙改了第二段。'))
    expect(textsOf(two.merged ?? content)).toEqual(['甲改了第一段。', '乙改了第二段。'])
    expect(await stored()).toEqual(['甲改了第一段。', '乙改了第二段。'])
    expect([two.revision, two.version]).toEqual([one.revision + 1, one.version + 1])
  })

  test('writes nothing where both changed one paragraph', async () => {
    const { first, second, content, send, stored } = await opened()
    await send(first, rewrite(content, 0, '甲改了第一段。'))
    await expect(send(second, rewrite(content, 0, '乙改了第一段。'))).rejects.toThrow(Conflict)
    expect(await stored()).toEqual(['甲改了第一段。', '第二段。'])
  })

  test('without a base is refused', async () => {
    const { first, second, content, send } = await opened()
    await send(first, rewrite(content, 0, '甲改了第一段。'))
    await expect(send(second, rewrite(content, 1, '乙。'), { base: undefined })).rejects.toThrow(Conflict)
  })

  test('after a step of the workflow asks again whether it may be', async () => {
    const { first, id, version, base, content } = await opened()
    const contributor = await makeActor('CONTRIBUTOR')
    await submitArticle(first, { id, version })
    const late = { id, version, base, content: rewrite(content, 0, '迟了。'), decisions: [] }
    await expect(saveArticle(contributor, late)).rejects.toThrow(Forbidden)
    expect((await saveArticle(first, late)).revision).toBe(base + 1)
  })
})

test('a save that is sent twice is done once, whatever came between', async () => {
  const { first, second, content, send, stored } = await opened()
  const key = randomUUID()
  const mine = rewrite(content, 0, '甲改了第一段。')
  const one = await send(first, mine, { key })
  expect(await send(first, mine, { key })).toMatchObject({ revision: one.revision, merged: null })
  await send(second, rewrite(content, 1, '乙改了第二段。'))
  expect(await send(first, mine, { key })).toMatchObject({ revision: one.revision, merged: null })
  expect(await stored()).toEqual(['甲改了第一段。', '乙改了第二段。'])
})

test('twenty saves at once by two people in two paragraphs all count', async () => {
  const { first, second, id, content, stored } = await opened()
  const type = async (actor: Actor, block: number) => {
    let at = await getArticleView(actor, id)
    let mine = content
    for (let time = 1; time <= 10; time += 1) {
      mine = rewrite(at.content, block, `第${block}段第${time}次。`)
      const { version, revision, merged } = await saveArticle(actor, {
        id,
        version: at.version,
        base: at.head,
        content: mine,
        decisions: [],
        key: randomUUID(),
      })
      at = { ...at, version, head: revision, content: merged ?? mine }
    }
  }
  await Promise.all([type(first, 0), type(second, 1)])
  expect(await stored()).toEqual(['第0段第10次。', '第1段第10次。'])
})

test('the text given up for what is stored is kept as a revision before it', async () => {
  const { first, id, content, send, stored } = await opened()
  const { revision } = await send(first, content, { givenUp: [rewrite(content, 0, '放弃的文字。')] })
  expect(await stored()).toEqual(['第一段。', '第二段。'])
  expect(await db.revision.count({ where: { articleId: id, number: revision - 1, reason: 'unsent' } })).toBe(
    1,
  )
})

test('every text given up in a conflict is kept as a revision', async () => {
  const { first, id, content, send, stored } = await opened()
  const givenUp = [rewrite(content, 0, '先放弃的文字。'), rewrite(content, 0, '放弃的文字。')]
  const { revision } = await send(first, rewrite(content, 0, '留下的文字。'), { givenUp })
  expect(await stored()).toEqual(['留下的文字。', '第二段。'])
  const kept = await db.revision.findMany({
    where: { articleId: id, reason: 'unsent' },
    orderBy: { number: 'asc' },
  })
  expect(kept.map(({ number }) => number)).toEqual([revision - 2, revision - 1])
  expect(kept.map((one) => JSON.stringify(one.content))).toEqual([
    expect.stringContaining('"先放弃的文字。'),
    expect.stringContaining('"放弃的文字。'),
  ])
})

test('of the texts that no save took, the newest that the article does not say yet is offered', async () => {
  const { first, id, base, content, send } = await opened()
  const session = await makeSession(first)
  const keep = async (text: string, block: number) => {
    const unsent = { tabId: randomUUID(), base, key: randomUUID(), content: rewrite(content, block, text) }
    const seen = { id, isEditing: true, blockId: null, isOpening: false, unsent, forget: null }
    await seeArticle(first, session, seen)
    return unsent
  }
  const older = await keep('更早没存下的。', 1)
  const arrived = await keep('后来到了的。', 0)
  await keep('后来到了的。', 0)
  expect((await getArticleView(first, id)).unsent?.content).toEqual(arrived.content)
  await send(first, arrived.content, { key: arrived.key })
  expect((await getArticleView(first, id)).unsent).toMatchObject({ tabId: older.tabId, revision: base })
  const { version, head, content: now } = await getArticleView(first, id)
  const said = rewrite(now, 1, '更早没存下的。')
  await saveArticle(first, { id, version, base: head, content: said, decisions: [] })
  expect((await getArticleView(first, id)).unsent).toBeNull()
})

/** The content with its first two characters marked as a tag that somebody deletes right after. */
async function namingGoneTag(actor: Actor, content: ArticleContent): Promise<ArticleContent> {
  const { id: tagId } = await createTag(actor, { type: 'place', name: `没用上${randomUUID()}` })
  const mentionId = randomUUID()
  const mark = { type: 'entity' as const, attrs: { mentionId } }
  const blockId = textBlocksOf(content.body)[0]?.id ?? ''
  const body = markBody(content.body, [{ blockId, start: 0, end: 2, mark }])
  await deleteTag(await makeActor('ADMIN'), { id: tagId, version: 1, intoId: '' })
  return { ...content, body, mentions: { ...content.mentions, [mentionId]: { tagId } } }
}

test('a save that names a tag deleted meanwhile keeps the words, and answers them without the mark', async () => {
  const { first, content, send, stored } = await opened()
  const named = await namingGoneTag(first, rewrite(content, 0, '甲改了第一段。'))
  const { merged } = await send(first, named)
  expect(await stored()).toEqual(['甲改了第一段。', '第二段。'])
  expect(merged?.mentions).toEqual({})
  expect(JSON.stringify(merged?.body)).not.toContain('mentionId')
})

describe('taking over', () => {
  async function takenOver(block: number) {
    const { first, second, id, base, content, send, stored } = await opened()
    const [firstSession, secondSession] = [await makeSession(first), await makeSession(second)]
    const unsent = {
      tabId: randomUUID(),
      base,
      key: randomUUID(),
      content: rewrite(content, block, '甲没能存下的文字。'),
    }
    const seen = { id, isEditing: true, blockId: null, isOpening: false, unsent, forget: null }
    await seeArticle(first, firstSession, seen)
    await send(second, rewrite(content, 0, '乙存了第一段。'))
    const { kept } = await takeOverArticle(second, secondSession, { id })
    return { first, second, id, kept, stored, firstSession, secondSession, seen }
  }
  const bodyOf = async (articleId: string, number: number) =>
    db.revision.findUniqueOrThrow({ where: { articleId_number: { articleId, number } } })

  test('saves the unsent text of the other in their name, merged with what was saved', async () => {
    const { first, id, kept, stored } = await takenOver(1)
    expect(await stored()).toEqual(['乙存了第一段。', '甲没能存下的文字。'])
    expect(kept).toMatchObject([{ name: '甲', isMerged: true }])
    expect(await bodyOf(id, kept[0]?.revision ?? 0)).toMatchObject({ reason: 'unsent', authorId: first.id })
  })

  test('keeps it whole in the history where both changed one paragraph', async () => {
    const { id, kept, stored } = await takenOver(0)
    expect(await stored()).toEqual(['乙存了第一段。', '第二段。'])
    expect(kept).toMatchObject([{ name: '甲', isMerged: false }])
    expect(JSON.stringify((await bodyOf(id, kept[0]?.revision ?? 0)).content)).toContain('甲没能存下的文字。')
  })

  test('is told to the other, who can take it back', async () => {
    const { first, second, id, firstSession, secondSession, seen } = await takenOver(1)
    const quiet = { ...seen, unsent: null }
    expect(await seeArticle(first, firstSession, quiet)).toMatchObject({ takenOverBy: '乙' })
    const other = { ...quiet, blockId: 'b' }
    expect(await seeArticle(second, secondSession, other)).toMatchObject({
      takenOverBy: null,
      viewers: [{ name: '甲', isMe: false }],
    })
    await takeOverArticle(first, firstSession, { id })
    expect(await seeArticle(first, firstSession, quiet)).toMatchObject({
      takenOverBy: null,
      viewers: [{ name: '乙', blockId: 'b' }],
    })
    expect(await seeArticle(second, secondSession, other)).toMatchObject({ takenOverBy: '甲' })
  })

  test('is not for a contributor once the article is with the reviewers', async () => {
    const { first, id, version } = await opened()
    const contributor = await makeActor('CONTRIBUTOR')
    await submitArticle(first, { id, version })
    await expect(takeOverArticle(contributor, await makeSession(contributor), { id })).rejects.toThrow(
      Forbidden,
    )
  })

  test('keeps the words of a text that names a tag deleted meanwhile', async () => {
    const { first, second, id, base, content, stored } = await opened()
    const typed = await namingGoneTag(first, rewrite(content, 1, '甲没能存下的文字。'))
    const unsent = { tabId: randomUUID(), base, key: randomUUID(), content: typed }
    const seen = { id, isEditing: true, blockId: null, isOpening: false, unsent, forget: null }
    await seeArticle(first, await makeSession(first), seen)
    const { kept } = await takeOverArticle(second, await makeSession(second), { id })
    expect(kept).toMatchObject([{ name: '甲', isMerged: true }])
    expect(await stored()).toEqual(['第一段。', '甲没能存下的文字。'])
  })

  /** What someone typed in the second paragraph and could not save. */
  async function unsentOf(actor: Actor, { id, base, content }: Awaited<ReturnType<typeof opened>>) {
    const sessionId = await makeSession(actor)
    const unsent = { tabId: randomUUID(), base, key: randomUUID(), content: rewrite(content, 1, '没存下。') }
    await seeArticle(actor, sessionId, {
      id,
      isEditing: true,
      blockId: null,
      isOpening: false,
      unsent,
      forget: null,
    })
    return sessionId
  }
  const leave = (sessionId: string) =>
    db.presence.updateMany({ where: { sessionId }, data: { seenAt: new Date(Date.now() - 660_000) } })

  test.each([
    ['has left', leave],
    ['signed out', (id: string) => db.session.update({ where: { id }, data: { revokedAt: new Date() } })],
    [
      'has no account any more',
      (id: string) =>
        db.user.updateMany({ where: { sessions: { some: { id } } }, data: { disabledAt: new Date() } }),
    ],
  ])('keeps the text of someone who %s whole in the history, and the article as it is', async (_, go) => {
    const article = await opened()
    const { first, second, id, base, stored } = article
    await go(await unsentOf(first, article))
    const { kept } = await takeOverArticle(second, await makeSession(second), { id })
    expect(await stored()).toEqual(['第一段。', '第二段。'])
    expect(kept).toEqual([{ name: '甲', revision: base + 1, isMerged: false }])
    const aside = await bodyOf(id, base + 1)
    expect(aside).toMatchObject({ reason: 'unsent', authorId: first.id })
    expect(JSON.stringify(aside.content)).toContain('没存下。')
    expect(await db.unsentText.count({ where: { articleId: id } })).toBe(0)
  })

  test('leaves approved what was approved, whatever a contributor had typed before', async () => {
    const setting = { key: REVIEW_SETTING, value: { preset: 'one' } }
    await db.setting.upsert({ where: { key: REVIEW_SETTING }, create: setting, update: setting })
    try {
      const article = await opened()
      const { first, second, id, version, stored } = article
      await unsentOf(await makeActor('CONTRIBUTOR', '丙'), article)
      const sent = await submitArticle(first, { id, version })
      const checks = ['facts', 'figures', 'words'] as const
      await approveArticle(second, { id, version: sent.version, opinion: '', checks: [...checks] })
      const { kept } = await takeOverArticle(second, await makeSession(second), { id })
      expect(kept).toMatchObject([{ name: '丙', isMerged: false }])
      expect(await stored()).toEqual(['第一段。', '第二段。'])
      expect((await getArticleView(first, id)).state).toBe('APPROVED')
    } finally {
      await db.setting.delete({ where: { key: REVIEW_SETTING } })
    }
  })

  test('is not held up by a text that no editor could have made: that is not kept in the first place', async () => {
    const { first, id, base, content } = await opened()
    const blockId = textBlocksOf(content.body)[0]?.id ?? ''
    const mark = { type: 'entity' as const, attrs: { mentionId: randomUUID() } }
    const body = markBody(content.body, [{ blockId, start: 0, end: 2, mark }])
    const unsent = { tabId: randomUUID(), base, key: randomUUID(), content: { ...content, body } }
    const seen = { id, isEditing: true, blockId: null, isOpening: false, unsent, forget: null }
    const attempt = seeArticle(first, await makeSession(first), seen)
    await expect(attempt).rejects.toMatchObject({ reason: 'document-invalid' })
    expect(await db.unsentText.count({ where: { articleId: id } })).toBe(0)
  })
})
