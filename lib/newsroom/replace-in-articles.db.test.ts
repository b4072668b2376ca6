import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { makeActor, makeArticle, makePublished } from '../../seeds/factory'
import { textBlocksOf } from '../document/body'
import { db } from '../db/client'
import type { Actor } from '../editorial/actor'
import { Conflict, Forbidden } from '../errors'
import { getArticleView } from './get-article'
import { findInArticles, replaceInArticles, undoReplacing } from './replace-in-articles'
import { saveArticle } from './save-article'
import { submitArticle } from './submit-article'

const askFor = (query: string) => ({ query, isExact: false, isWhole: false, unitesScripts: true })

async function replaceAll(
  actor: Actor,
  ids: string[],
  query: string,
  words: string,
  actId: string = randomUUID(),
) {
  const ask = askFor(query)
  const found = await findInArticles(actor, { ids, ask })
  const rows = found.map(({ id, version, places }) => ({ id, version, places }))
  return { actId, ask, words, rows, outcomes: await replaceInArticles(actor, { actId, ask, words, rows }) }
}
const saidIn = async (actor: Actor, id: string) => {
  const { content } = await getArticleView(actor, id)
  return [content.headline, ...textBlocksOf(content.body).map(({ text }) => text)]
}

test('words are replaced in many articles under one act, once however often it is asked, and taken back by another', async () => {
  const editor = await makeActor()
  const [one, two, none] = [
    await makeArticle(editor, 'Ｇ６０走廊开会', ['记者从g60走廊获悉。']),
    await makeArticle(editor, '第二篇', ['G60走廊很长。']),
    await makeArticle(editor, '没有的', ['别的。']),
  ]
  const ids = [one.id, two.id, none.id]
  const done = await replaceAll(editor, ids, 'G60走廊', '长三角')
  expect(done.outcomes).toEqual([
    // A replacing is taken back as a whole.
    { id: one.id, refusal: null, back: null },
    { id: two.id, refusal: null, back: null },
  ])
  expect(await saidIn(editor, one.id)).toEqual(['长三角开会', '记者从长三角获悉。'])
  await replaceInArticles(editor, done)
  const acts = await db.auditEvent.findMany({ where: { actId: done.actId }, orderBy: { id: 'asc' } })
  expect(acts.map(({ action, detail }) => [action, detail])).toMatchObject([
    ['article.replace-words', { query: 'G60走廊', words: '长三角', places: 2 }],
    ['article.replace-words', { query: 'G60走廊', words: '长三角', places: 1 }],
  ])

  // Somebody goes on with the second.
  const { content, version, head: base } = await getArticleView(editor, two.id)
  await saveArticle(editor, {
    id: two.id,
    version,
    base,
    content: { ...content, headline: '改' },
    decisions: [],
  })
  const undo = { actId: randomUUID(), of: done.actId, ids: [one.id, two.id] }
  const undone = await undoReplacing(editor, undo)
  expect(undone[0]?.refusal).toBeNull()
  expect(undone[1]?.refusal).toBeInstanceOf(Conflict)
  expect(await saidIn(editor, one.id)).toEqual(['Ｇ６０走廊开会', '记者从g60走廊获悉。'])
  expect(await saidIn(editor, two.id)).toEqual(['改', '长三角很长。'])
})

test('what may not be changed is shown and refused, and readers keep what was published', async () => {
  const [editor, contributor] = [await makeActor(), await makeActor('CONTRIBUTOR')]
  const live = await makePublished(editor, '公开的', ['旧词。'])
  const sent = await makeArticle(contributor, '送审的', ['旧词。'])
  const own = await makeArticle(contributor, '自己的', ['旧词。'])
  await submitArticle(contributor, { id: sent.id, version: sent.version })
  const found = await findInArticles(contributor, { ids: [live.id, sent.id, own.id], ask: askFor('旧词') })
  expect(found.map(({ id, mayEdit }) => [id, mayEdit])).toEqual([
    [live.id, false],
    [sent.id, false],
    [own.id, true],
  ])
  const { outcomes } = await replaceAll(contributor, [live.id, own.id], '旧词', '新词')
  expect(outcomes[0]?.refusal).toBeInstanceOf(Forbidden)
  expect(outcomes[1]?.refusal).toBeNull()
  await replaceAll(editor, [live.id], '旧词', '新词')
  expect(await saidIn(editor, live.id)).toEqual(['公开的', '新词。'])
  const shown = await db.publication.findFirstOrThrow({ where: { articleId: live.id, endedAt: null } })
  expect(JSON.stringify(shown.content)).toContain('旧词')
})

test('places of an older version, places without the words, and another’s act are refused', async () => {
  const [editor, other] = [await makeActor(), await makeActor()]
  const article = await makeArticle(editor, '标题', ['旧词和旧词。'])
  const [found] = await findInArticles(editor, { ids: [article.id], ask: askFor('旧词') })
  const [place] = found?.places ?? []
  if (!found || !place) throw new Error('nothing was found')
  const ask = { actId: randomUUID(), ask: askFor('旧词'), words: '新词' }
  const row = { id: article.id, version: found.version }
  const beside = { ...place, start: place.start + 1, end: place.end + 1 }
  const wrong = await replaceInArticles(editor, { ...ask, rows: [{ ...row, places: [beside] }] })
  expect(wrong[0]?.refusal).toBeInstanceOf(Conflict)
  const done = await replaceInArticles(editor, { ...ask, rows: [{ ...row, places: [place] }] })
  expect(done[0]?.refusal).toBeNull()
  expect(await saidIn(editor, article.id)).toEqual(['标题', '新词和旧词。'])
  const late = { ...ask, actId: randomUUID(), rows: [{ ...row, places: [place] }] }
  expect((await replaceInArticles(editor, late))[0]?.refusal).toBeInstanceOf(Conflict)
  const theirs = await undoReplacing(other, { actId: randomUUID(), of: ask.actId, ids: [article.id] })
  expect(theirs[0]?.refusal).toBeInstanceOf(Conflict)
})
