import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { makeActor } from '../../seeds/factory'
import { db } from '../db/client'
import { COMMAND_LINE } from '../editorial/actor'
import { RecommenderError } from '../editorial/recommender'
import { getArticleView } from '../newsroom/get-article'
import { getRecommender } from '../newsroom/get-recommender'
import { importFile } from '../newsroom/import-page'
import { saveArticle } from '../newsroom/save-article'
import { switchRule } from '../newsroom/switch-rule'
import { recommend } from './recommend'
import { resumeRecommendations } from './resume-recommendations'

type Asked = {
  path: string
  key: string | undefined
  body: { model: string; messages: { content: string }[] }
}
type Respond = (response: ServerResponse, asked: Asked) => void

const KEY = 'sk-test-only'
const running = new AbortController().signal
let server: Server
let asked: Asked[]
let respond: Respond

/** A server that speaks the protocol, on a port of its own. */
beforeEach(async () => {
  asked = []
  server = createServer((request, response) => {
    void readBody(request).then((text) => {
      const one = { path: request.url ?? '', key: request.headers.authorization, body: JSON.parse(text) }
      asked.push(one)
      respond(response, one)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  vi.stubEnv('RECOMMENDER_URL', `http://127.0.0.1:${port}/v1/`)
  vi.stubEnv('RECOMMENDER_MODEL', 'tagger-1')
  vi.stubEnv('RECOMMENDER_KEY', KEY)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}

const json =
  (body: unknown, status = 200): Respond =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }
const says = (content: string) => json({ choices: [{ message: { role: 'assistant', content } }] })
const names = (...items: unknown[]) => says(`好的：\n\`\`\`json\n${JSON.stringify({ names: items })}\n\`\`\``)

async function importArticle() {
  const word = `凌霄${randomUUID().slice(0, 6)}`
  const text = `九城市共建科创走廊${word}\n本报讯（记者 李天蔚）昨天，${word}在松江区亮相，来自各地的客人都说${word}很好看，也很实用。\n`
  const file = { name: `${word}.txt`, bytes: new TextEncoder().encode(text) }
  const { pageId } = await importFile(COMMAND_LINE, file)
  const row = await db.ledgerRow.findFirstOrThrow({ where: { pageId, articleId: { not: null } } })
  const id = row.articleId ?? ''
  // Whatever the rules make of a word that nobody knows: here the model is to be the only one that proposes it or a part of it.
  await db.suggestion.deleteMany({ where: { articleId: id, quote: { not: '松江区' } } })
  return { id, word }
}
const rowOf = (articleId: string) => db.recommendation.findFirstOrThrow({ where: { articleId } })
const recommended = (articleId: string) =>
  db.suggestion.findMany({ where: { articleId, rule: 'recommender' }, orderBy: { id: 'asc' } })

describe('the outside model', () => {
  test('is sent nothing, and nothing waits for it, while it is not set', async () => {
    respond = names()
    for (const name of ['RECOMMENDER_URL', 'RECOMMENDER_MODEL']) {
      vi.stubEnv(name, '')
      const { id } = await importArticle()
      await recommend({ articleId: id }, running)
      await resumeRecommendations()
      expect(await db.recommendation.count({ where: { articleId: id } })).toBe(0)
      expect((await getRecommender(await makeActor('ADMIN'))).configured).toBeNull()
    }
    expect(asked).toEqual([])
  })

  test('puts its names into the list where their words stand; anything else is dropped and counted', async () => {
    const { id, word } = await importArticle()
    respond = names(
      { block: 0, quote: word, type: 'technology', name: `${word}机器人` },
      { block: 0, quote: `${word}号`, type: 'technology' },
      { block: 7, quote: word, type: 'technology' },
      { block: 0, quote: '松江区', type: 'place' },
      { block: 0, quote: word, type: 'robot' },
      'nonsense',
      { block: 0, quote: word, type: 'technology' },
    )
    await recommend({ articleId: id }, running)
    const found = await recommended(id)
    expect(found.map(({ quote, occurrence, state }) => [quote, occurrence, state])).toEqual([
      [word, 0, 'open'],
      [word, 1, 'open'],
    ])
    expect(found[0]).toMatchObject({ fields: { type: 'technology', canonical: `${word}机器人` }, score: 0.6 })
    expect(await rowOf(id)).toMatchObject({
      state: 'done',
      attempts: 1,
      proposed: 2,
      dropped: { unreadable: 2, 'not-found': 2, taken: 2 },
    })
    expect(asked).toHaveLength(1)
    expect(asked[0]).toMatchObject({
      path: '/v1/chat/completions',
      key: `Bearer ${KEY}`,
      body: { model: 'tagger-1' },
    })
    expect(asked[0]?.body.messages[1]?.content).toContain(word)

    await recommend({ articleId: id }, running)
    expect(asked).toHaveLength(1)
    expect(await recommended(id)).toHaveLength(2)
    const { configured, states } = await getRecommender(await makeActor('ADMIN'))
    expect(JSON.stringify(configured)).not.toContain(KEY)
    expect(states.find(({ state }) => state === 'done')?.proposed).toBeGreaterThanOrEqual(2)
  })

  test('is learned from like any rule: what was rejected is not taken from it again', async () => {
    const { id, word } = await importArticle()
    respond = names({ block: 0, quote: word, type: 'technology' })
    await recommend({ articleId: id }, running)
    const actor = await makeActor()
    const { version, content } = await getArticleView(actor, id)
    const decisions = (await recommended(id)).map((one) => ({
      suggestionId: one.id,
      state: 'rejected' as const,
    }))
    await saveArticle(actor, { id, version, content, decisions })
    await db.recommendation.updateMany({
      where: { articleId: id },
      data: { state: 'waiting', settledAt: null },
    })
    await recommend({ articleId: id }, running)
    expect(
      (await getArticleView(actor, id)).suggestions.filter(
        ({ rule, state }) => rule === 'recommender' && state === 'open',
      ),
    ).toEqual([])
    expect(await recommended(id)).toHaveLength(2)
  })

  test('run twice at once adds once', async () => {
    const { id, word } = await importArticle()
    respond = names({ block: 0, quote: word, type: 'technology' })
    await Promise.all([recommend({ articleId: id }, running), recommend({ articleId: id }, running)])
    expect(await recommended(id)).toHaveLength(2)
    expect((await rowOf(id)).state).toBe('done')
  })

  test('that is switched off is not asked', async () => {
    const { id } = await importArticle()
    const admin = await makeActor('ADMIN')
    await switchRule(admin, { rule: 'recommender', isOff: true })
    await recommend({ articleId: id }, running)
    await switchRule(admin, { rule: 'recommender', isOff: false })
    expect(asked).toEqual([])
    expect((await rowOf(id)).state).toBe('waiting')
  })
})

describe('a try that fails', () => {
  const failing: [string, string, Respond][] = [
    ['an error of the server', 'busy', json({ error: 'down' }, 503)],
    ['garbage', 'unreadable', says('我不知道')],
    ['another protocol', 'unreadable', json({ result: [] })],
    ['an endless answer', 'too-large', (response) => response.writeHead(200).end('x'.repeat(600 * 1024))],
    ['a hung up line', 'unreachable', (response) => response.destroy()],
    [
      'a redirect elsewhere',
      'unreachable',
      (response) => response.writeHead(307, { location: '/elsewhere' }).end(),
    ],
  ]
  test.for(failing)(
    'by %s is told as %s, comes again, and the third is the last',
    async ([, code, answer]) => {
      const { id } = await importArticle()
      respond = answer
      for (const attempts of [1, 2]) {
        await expect(recommend({ articleId: id }, running)).rejects.toMatchObject({ code })
        expect(await rowOf(id)).toMatchObject({ state: 'waiting', attempts, error: code })
      }
      await recommend({ articleId: id }, running)
      expect(await rowOf(id)).toMatchObject({ state: 'failed', attempts: 3, error: code })
      await recommend({ articleId: id }, running)
      expect(asked).toHaveLength(3)
      expect(await recommended(id)).toEqual([])
    },
  )

  test('by silence ends when its time is over', async () => {
    vi.stubEnv('RECOMMENDER_TIMEOUT_S', '1')
    const { id } = await importArticle()
    respond = () => {}
    await expect(recommend({ articleId: id }, running)).rejects.toBeInstanceOf(RecommenderError)
    expect(await rowOf(id)).toMatchObject({ state: 'waiting', error: 'too-slow' })
  })

  test('by a refusal is the last at once, and a later answer to another article is taken', async () => {
    const first = await importArticle()
    respond = json({ error: 'bad key' }, 401)
    await recommend({ articleId: first.id }, running)
    expect(await rowOf(first.id)).toMatchObject({ state: 'failed', attempts: 1, error: 'refused' })
    const second = await importArticle()
    respond = names({ block: 0, quote: second.word, type: 'technology' })
    await recommend({ articleId: second.id }, running)
    expect(await recommended(second.id)).toHaveLength(2)
  })
})
