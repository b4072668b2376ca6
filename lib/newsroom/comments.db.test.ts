import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { makeActor, makeArticle } from '../../seeds/factory'
import { db } from '../db/client'
import { textBlocksOf } from '../document/body'
import type { ArticleContent } from '../document/content'
import type { Actor } from '../editorial/actor'
import { REVIEW_SETTING } from '../editorial/review'
import { Conflict, Forbidden, NotFound } from '../errors'
import { approveArticle } from './approve-article'
import { commentOnArticle, getComments } from './comment-on-article'
import { getArticleView } from './get-article'
import { publishArticle } from './publish-article'
import { saveArticle } from './save-article'
import { seeArticle } from './see-article'
import { submitArticle } from './submit-article'
import { takeOverArticle } from './take-over-article'
import { trashArticle } from './trash-article'

const FIRST = '记者昨天从松江区获悉，当地已有高新技术企业一万五千家，比上年多。'
const SECOND = '金山区同期有八千家，两地合计占全市的四成。'

async function opened(author?: Actor) {
  const actor = author ?? (await makeActor('EDITOR', '甲编辑'))
  const { id } = await makeArticle(actor, '批注', [FIRST, SECOND])
  const now = () => getArticleView(actor, id)
  const texts = async () => textBlocksOf((await now()).content.body).map(({ text }) => text)
  /** The range of words in the newest revision. */
  const at = async (words: string) => {
    const { content, head } = await now()
    const block = textBlocksOf(content.body).find(({ text }) => text.includes(words))
    const start = block?.text.indexOf(words) ?? -1
    return {
      revision: head,
      range: { blockId: block?.id ?? '', start, endBlockId: null, end: start + words.length },
    }
  }
  const comment = async (by: Actor, words: string, text = '请核对') =>
    commentOnArticle(by, id, { act: 'comment', text, ...(await at(words)) })
  const suggest = async (by: Actor, words: string, replacement: string, text = '') =>
    commentOnArticle(by, id, { act: 'suggest', replacement, text, ...(await at(words)) })
  const rewrite = async (from: string, to: string) => {
    const { content, version } = await now()
    const changed: ArticleContent = JSON.parse(JSON.stringify(content).replace(from, to))
    return saveArticle(actor, { id, version, content: changed, decisions: [] })
  }
  return { actor, id, now, texts, at, comment, suggest, rewrite }
}

const only = async (actor: Actor, id: string) => {
  const { comments } = await getComments(actor, id)
  expect(comments).toHaveLength(1)
  const [one] = comments
  if (!one) throw new Error('no comment')
  return one
}

describe('a comment', () => {
  test('stands on its words through the edits of others, and waits on the list while they are gone', async () => {
    const { actor, id, comment, rewrite } = await opened()
    await comment(await makeActor('CONTRIBUTOR', '乙记者'), '高新技术企业')
    await rewrite(FIRST, `本报讯 ${FIRST.replace('一万五千家', '一万六千家')}`)
    expect(await only(actor, id)).toMatchObject({
      quote: '高新技术企业',
      start: 19,
      isGone: false,
      by: '乙记者',
    })
    await rewrite('当地已有高新技术企业', '当地')
    expect(await only(actor, id)).toMatchObject({ quote: '高新技术企业', isGone: true, state: 'open' })
    await rewrite('当地', '当地已有高新技术企业')
    expect(await only(actor, id)).toMatchObject({ quote: '高新技术企业', start: 19, isGone: false })
  })

  test('stays on its words while a text without them is set aside', async () => {
    const { actor, id, comment, now } = await opened()
    await comment(actor, '高新技术企业')
    const { content, version, head: base } = await now()
    const without: ArticleContent = JSON.parse(
      JSON.stringify(content).replace(FIRST, '别的文字，没有那几个字。'),
    )
    await saveArticle(actor, {
      id,
      version,
      base,
      content: { ...content, headline: '留下的标题' },
      decisions: [],
      givenUp: [without],
    })
    expect(await only(actor, id)).toMatchObject({ quote: '高新技术企业', start: 15, isGone: false })

    const [session, other] = await Promise.all(
      ['a', 'b'].map((userAgent) => db.session.create({ data: { userId: actor.id, userAgent, ip: 'a' } })),
    )
    const unsent = { tabId: randomUUID(), base, key: randomUUID(), content: without }
    const seen = { id, isEditing: true, blockId: null, isOpening: true, unsent, forget: null }
    await seeArticle(actor, session?.id ?? '', seen)
    const { content: newest, ...at } = await now()
    const typed: ArticleContent = JSON.parse(JSON.stringify(newest).replace('昨天', '今天'))
    await saveArticle(actor, { id, version: at.version, base: at.head, content: typed, decisions: [] })
    const { kept } = await takeOverArticle(actor, other?.id ?? '', { id })
    expect(kept).toMatchObject([{ isMerged: false }])
    expect(await only(actor, id)).toMatchObject({ quote: '高新技术企业', start: 15, isGone: false })
  })

  test('says what its words became, and what they were', async () => {
    const { actor, id, comment, rewrite } = await opened()
    await comment(actor, '一万五千家')
    await rewrite('一万五千家', '一万六千家')
    expect(await only(actor, id)).toMatchObject({ quote: '一万六千家', madeOn: '一万五千家', isGone: false })
  })

  test('made on an older text is put where the same words stand now, and refused where they are gone', async () => {
    const { actor, id, at, rewrite } = await opened()
    const place = await at('八千家')
    await rewrite(SECOND, `另据统计，${SECOND}`)
    await commentOnArticle(actor, id, { act: 'comment', text: '核对', ...place })
    expect(await only(actor, id)).toMatchObject({ quote: '八千家', start: 11 })
    await rewrite('八千家', '九百家')
    const late = commentOnArticle(actor, id, { act: 'comment', text: '核对', ...place })
    await expect(late).rejects.toThrow(Conflict)
  })

  test('may reach over paragraphs; a change may not', async () => {
    const { actor, id, now, rewrite } = await opened()
    const { content, head: revision } = await now()
    const [first, second] = textBlocksOf(content.body).map((block) => block.id)
    const range = { blockId: first ?? '', start: 11, endBlockId: second ?? '', end: 3 }
    await commentOnArticle(actor, id, { act: 'comment', revision, range, text: '合并' })
    await rewrite('比上年多', '比上年多两成')
    const quote = '当地已有高新技术企业一万五千家，比上年多两成。\n金山区'
    expect(await only(actor, id)).toMatchObject({ quote, endBlockId: second, isGone: false })
    const change = { act: 'suggest', revision, range, replacement: '别的', text: '' } as const
    await expect(commentOnArticle(actor, id, change)).rejects.toThrow(Conflict)
  })

  test('stands through a conflict that was settled, whatever text was given up for it', async () => {
    const { actor, id, now, comment } = await opened()
    await comment(actor, '高新技术企业')
    const { content, version } = await now()
    const as = (to: string): ArticleContent => JSON.parse(JSON.stringify(content).replace('记者昨天', to))
    await saveArticle(actor, {
      id,
      version,
      content: as('记者今天'),
      decisions: [],
      givenUp: [as('本报记者昨天上午')],
    })
    expect(await only(actor, id)).toMatchObject({ quote: '高新技术企业', start: 15, isGone: false })
  })

  test('is answered, resolved and reopened, each on record', async () => {
    const { actor, id, comment } = await opened()
    const other = await makeActor('EDITOR', '乙编辑')
    await comment(actor, '松江区')
    const { id: commentId } = await only(actor, id)
    await commentOnArticle(other, id, { act: 'reply', commentId, text: '核对过了' })
    await commentOnArticle(other, id, { act: 'resolve', commentId })
    await expect(commentOnArticle(actor, id, { act: 'resolve', commentId })).rejects.toThrow(Conflict)
    expect(await only(actor, id)).toMatchObject({
      state: 'resolved',
      settledBy: '乙编辑',
      messages: [{ text: '请核对' }, { text: '核对过了', by: '乙编辑' }],
    })
    await commentOnArticle(actor, id, { act: 'reopen', commentId })
    expect(await only(actor, id)).toMatchObject({ state: 'open', settledBy: null })
    const acts = await db.auditEvent.findMany({ where: { targetId: id }, orderBy: { id: 'asc' } })
    expect(acts.map(({ action }) => action).filter((action) => action.includes('comment'))).toEqual([
      'article.comment',
      'article.comment-reply',
      'article.comment-resolve',
      'article.comment-reopen',
    ])
    const elsewhere = await opened(actor)
    const astray = commentOnArticle(actor, elsewhere.id, { act: 'resolve', commentId })
    await expect(astray).rejects.toThrow(NotFound)
  })

  test('is no part of the content: an approval stands, and nothing of it is published', async () => {
    const { actor, id, now, comment } = await opened(await makeActor('CONTRIBUTOR'))
    const setting = { key: REVIEW_SETTING, value: { preset: 'one' } }
    await db.setting.upsert({ where: { key: REVIEW_SETTING }, create: setting, update: setting })
    const editor = await makeActor('EDITOR')
    await submitArticle(actor, { id, version: (await now()).version })
    await comment(editor, '松江区', '读者不该看到的话')
    const checks = ['facts', 'figures', 'words'] as const
    await approveArticle(editor, { id, version: (await now()).version, opinion: '', checks: [...checks] })
    const { content } = await now()
    await comment(actor, '金山区', '也不该看到')
    expect((await now()).state).toBe('APPROVED')
    expect((await now()).content).toEqual(content)
    await publishArticle(editor, { id, version: (await now()).version })
    const publication = await db.publication.findFirstOrThrow({ where: { articleId: id } })
    expect(JSON.stringify(publication.content)).not.toContain('不该看到')
    await db.setting.delete({ where: { key: REVIEW_SETTING } })
  })

  test('is refused to others on what was thrown away', async () => {
    const { actor, id, now, at } = await opened()
    const place = await at('松江区')
    await trashArticle(actor, { id, version: (await now()).version })
    const stranger = await makeActor('CONTRIBUTOR')
    const act = commentOnArticle(stranger, id, { act: 'comment', text: '核对', ...place })
    await expect(act).rejects.toThrow(Forbidden)
  })
})

describe('a suggested change', () => {
  test('is written into the text with one act, in the name of whoever takes it over', async () => {
    const { actor, id, texts, suggest } = await opened()
    await suggest(await makeActor('CONTRIBUTOR'), '一万五千家', '一万六千家', '按年报')
    expect(await texts()).toEqual([FIRST, SECOND])
    const { id: commentId } = await only(actor, id)
    const editor = await makeActor('EDITOR', '采纳人')
    const { version, revision } = await commentOnArticle(editor, id, { act: 'accept', commentId })
    expect(await texts()).toEqual([FIRST.replace('一万五千家', '一万六千家'), SECOND])
    expect(await only(actor, id)).toMatchObject({ state: 'accepted', settledBy: '采纳人' })
    const row = await db.revision.findFirstOrThrow({ where: { articleId: id, number: revision } })
    expect(row).toMatchObject({ reason: 'suggested', authorId: editor.id })
    expect(await db.article.findUniqueOrThrow({ where: { id } })).toMatchObject({ version, head: revision })
    await expect(commentOnArticle(editor, id, { act: 'accept', commentId })).rejects.toThrow(Conflict)
    await expect(commentOnArticle(editor, id, { act: 'reject', commentId })).rejects.toThrow(Conflict)
  })

  test('is turned down with one act, and the text stays', async () => {
    const { actor, id, texts, suggest, now } = await opened()
    await suggest(actor, '，比上年多', '')
    const { id: commentId } = await only(actor, id)
    const { version } = await now()
    await commentOnArticle(actor, id, { act: 'reject', commentId })
    expect(await texts()).toEqual([FIRST, SECOND])
    expect((await now()).version).toBe(version)
    expect(await only(actor, id)).toMatchObject({ state: 'rejected', replacement: '' })
  })

  test('is not taken over once its words were changed, nor by a contributor while the article is with the reviewers', async () => {
    const { actor, id, now, suggest, rewrite } = await opened()
    await suggest(actor, '一万五千家', '一万六千家')
    const { id: commentId } = await only(actor, id)
    await rewrite('一万五千家', '一万四千家')
    const accept = commentOnArticle(actor, id, { act: 'accept', commentId })
    await expect(accept).rejects.toMatchObject({ reason: 'change-words-gone' })
    await submitArticle(actor, { id, version: (await now()).version })
    const contributor = await makeActor('CONTRIBUTOR')
    await expect(commentOnArticle(contributor, id, { act: 'accept', commentId })).rejects.toThrow(Forbidden)
  })

  test('of the same words is none', async () => {
    const { actor, suggest } = await opened()
    await expect(suggest(actor, '松江区', '松江区')).rejects.toMatchObject({ reason: 'change-same' })
  })
})

test('the database itself refuses what makes no sense, and keeps what was said', async () => {
  const { actor, id, comment, suggest } = await opened()
  await comment(actor, '松江区')
  await suggest(actor, '金山区', '嘉定区', '笔误')
  const { comments } = await getComments(actor, id)
  const [said, proposed] = comments.map((one) => one.id)
  const change = (which: string | undefined, data: object) =>
    db.comment.update({ where: { id: which ?? '' }, data })
  const settled = { settledAt: new Date(), settledById: actor.id }
  await expect(change(said, { state: 'accepted', ...settled })).rejects.toThrow('Comment_kind_check')
  await expect(change(said, { state: 'resolved' })).rejects.toThrow('Comment_settled_check')
  await expect(change(said, { end: 0 })).rejects.toThrow('Comment_place_check')
  await expect(change(proposed, { endBlockId: 'b' })).rejects.toThrow('Comment_change_check')
  await expect(change(proposed, { replacement: '别的' })).rejects.toThrow('stays as it is')
  await change(proposed, { state: 'rejected', ...settled })
  await expect(change(proposed, { state: 'open', settledAt: null, settledById: null })).rejects.toThrow(
    'decided once',
  )
  const messages = { commentId: said ?? '', authorId: actor.id }
  await expect(db.commentMessage.create({ data: { ...messages, text: ' ' } })).rejects.toThrow(
    'CommentMessage_text_check',
  )
  await expect(db.commentMessage.updateMany({ where: messages, data: { text: '改口' } })).rejects.toThrow(
    /never changed/u,
  )
  await expect(
    db.notification.create({ data: { userId: actor.id, byId: actor.id, kind: 'comment', articleId: id } }),
  ).rejects.toThrow('Notification_other_check')
  await expect(db.user.update({ where: { id: actor.id }, data: { mailed: [randomUUID()] } })).rejects.toThrow(
    'User_mailed_check',
  )
})
