import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { PageFacts } from '../editorial/page-facts'
import { SURFACE } from '../editorial/surfaces'
import { listen } from './listen'
import { bytesIn } from './bodies'
import { Press, type Found } from './press'

/** What stands where Next does: answers with `text`, says the facts, and can be slow, fail or be gone. */
let next: Server
let origin: string
let asked: string[]
let text: string
let facts: Partial<PageFacts> | null
let status: number
let beforeAnswer: () => Promise<void>
let folder: string
let press: Press

const open = () => new Press(folder, origin)
beforeEach(async () => {
  asked = []
  text = '一'
  facts = { surfaces: ['latest', SURFACE.article('1')] }
  status = 200
  beforeAnswer = async () => {}
  next = createServer((request, response) => {
    asked.push(request.url ?? '')
    const said = facts && JSON.stringify({ freshUntil: null, validUntil: null, ...facts })
    const mark = said ? `<template data-page-facts="${said.replaceAll('"', '&quot;')}"></template>` : ''
    const page = `<html><head></head><body>${text}${mark}<script src="/_next/x.js"></script></body></html>`
    void beforeAnswer().then(() => {
      if (status === 308) response.setHeader('location', ['/tags/b', '/tags/b'])
      response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'set-cookie': 'a=b' })
      response.end(page)
    })
  })
  origin = `http://127.0.0.1:${await listen(next)}`
  folder = mkdtempSync(join(tmpdir(), 'press-'))
  press = open()
  vi.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(async () => {
  await press.close()
  next.closeAllConnections()
  next.close()
  rmSync(folder, { recursive: true })
  vi.restoreAllMocks()
})

const breakDown = () => {
  next.closeAllConnections()
  return new Promise((done) => next.close(done))
}
const shown = async (found: Found) => {
  if (found.kind === 'failed') return 'failed'
  const bytes = found.kind === 'once' ? found.answer.bytes : await bytesIn('identity', found.page.bodies)
  return /<body>(.*)<\/body>/u.exec(bytes.toString())?.[1]
}
const read = async (key = '/articles/a') => shown(await press.find(key))
const files = () =>
  readdirSync(join(folder, 'pages'), { recursive: true, withFileTypes: true }).filter((file) => file.isFile())
const hear = (...surfaces: string[]) => press.hear(surfaces)

test('a page is made once and then kept, without scripts, facts or cookies', async () => {
  const found = await press.find('/articles/a')
  if (found.kind !== 'kept') throw new Error(found.kind)
  const html = (await bytesIn('identity', found.page.bodies)).toString()
  expect(html).toBe('<html><head></head><body>一</body></html>')
  expect(found.page.headers).toEqual([['content-type', 'text/html; charset=utf-8']])
  expect(press.peek('/articles/a', Date.now())).toBe(found.page)
  await Promise.all([read(), read(), read()])
  expect(asked).toEqual(['/articles/a'])
})

test('what changed is made anew for the next reader, and what did not change keeps its validators', async () => {
  const first = await press.find('/articles/a')
  hear('tags')
  expect(await press.find('/articles/a')).toEqual(first)
  expect(asked).toHaveLength(1)

  hear('latest')
  expect(press.peek('/articles/a', Date.now())).toBeUndefined()
  const same = await press.find('/articles/a')
  expect(same).toMatchObject({
    page: {
      hash: first.kind === 'kept' && first.page.hash,
      changedAt: first.kind === 'kept' && first.page.changedAt,
    },
  })
  text = '二'
  hear('latest')
  expect(await read()).toBe('二')
})

test('a change that is heard of while a page is being made makes it stale', async () => {
  let release = () => {}
  const gate = new Promise<void>((done) => (release = done))
  beforeAnswer = async () => {
    if (text === '旧') {
      await gate
    }
  }
  text = '旧'
  const reading = read()
  await vi.waitFor(() => expect(asked).toHaveLength(1))
  text = '新'
  hear('latest')
  release()
  expect(await reading).toBe('新')
})

test('readers keep what there is while nothing newer can be had, over a restart too', async () => {
  await read()
  hear('latest')
  status = 500
  expect(await read()).toBe('一')
  expect(await read('/articles/never-read')).toBe('failed')
  await breakDown()
  expect(await read()).toBe('一')
  await press.close()
  press = open()
  expect(await read()).toBe('一')
})

test('a withdrawn text is shown to nobody, and its bytes are gone', async () => {
  await read()
  await read('/sections/a')
  facts = { surfaces: ['latest', SURFACE.article('2')] }
  await read('/articles/b')
  await breakDown()
  hear(SURFACE.gone('1'), SURFACE.article('1'), 'latest')
  expect(await read()).toBe('failed')
  expect(await read('/sections/a')).toBe('failed')
  expect(await read('/articles/b')).toBe('一')
  await vi.waitFor(() => expect(files()).toHaveLength(1))
})

test('when changes were missed, nothing made before is shown, and its bytes are gone', async () => {
  await read()
  await read('/sections/a')
  await breakDown()
  press.lose()
  for (const key of ['/articles/a', '/sections/a']) expect(await read(key)).toBe('failed')
  await vi.waitFor(() => expect(files()).toHaveLength(0))
})

test('an expired text is never shown, with Next or without, in this process or the next', async () => {
  facts = { surfaces: [SURFACE.article('1')], validUntil: new Date(Date.now() + 60_000).toISOString() }
  await read()
  expect(press.peek('/articles/a', Date.now() + 59_000)).toBeDefined()
  expect(press.peek('/articles/a', Date.now() + 61_000)).toBeUndefined()
  await breakDown()
  vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 61_000)
  expect(await read()).toBe('failed')
  await press.close()
  press = open()
  expect(await read()).toBe('failed')
  const stop = press.start()
  await vi.waitFor(() => expect(files()).toHaveLength(0))
  await stop()
})

test('what will change by itself is made anew then, and until it can be what there is stays', async () => {
  facts = { surfaces: ['latest'], freshUntil: new Date(Date.now() + 60_000).toISOString() }
  await read()
  vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 61_000)
  facts = { surfaces: ['latest'] }
  text = '二'
  expect(await read()).toBe('二')
})

test('pages that say nothing of themselves are not kept, and where nothing is becomes no file', async () => {
  facts = null
  expect(await read('/strange')).toBe('一')
  expect(await read('/strange')).toBe('一')
  expect(asked).toHaveLength(2)
  facts = { surfaces: ['latest'] }
  status = 404
  for (const key of ['/no/1', '/no/2', '/no/1']) expect(await read(key)).toBe('一')
  expect(asked).toHaveLength(4)
  expect(readdirSync(folder)).not.toContain('pages')
  const [one, two] = [press.peek('/no/1', Date.now()), press.peek('/no/2', Date.now())]
  expect(one?.bodies).toBe(two?.bodies)
  facts = { surfaces: ['latest'], status: 410 }
  status = 200
  expect(await press.find('/gone')).toMatchObject({ page: { status: 410 } })
})

test('while nothing is heard of changes a page holds for a moment only, and then what there is is shown', async () => {
  const start = Date.now()
  const clock = vi.spyOn(Date, 'now').mockReturnValue(start)
  press.listened()
  await read()
  text = '二'
  clock.mockReturnValue(start + 2900)
  expect(await read()).toBe('一')
  clock.mockReturnValue(start + 3100)
  expect(await read()).toBe('二')
  text = '三'
  clock.mockReturnValue(start + 4000)
  expect(await read()).toBe('二')
  await breakDown()
  clock.mockReturnValue(start + 9000)
  expect(await read()).toBe('二')
  press.listened()
  expect(press.peek('/articles/a', start + 9000)).toBeDefined()
})

test('a disk that takes nothing leaves readers the pages in memory', async () => {
  await read()
  await press.close()
  rmSync(join(folder, 'pages'), { recursive: true })
  writeFileSync(join(folder, 'pages'), '')
  text = '二'
  hear('latest')
  expect(await read()).toBe('二')
  expect(await read('/tags')).toBe('二')
  expect(press.peek('/tags', Date.now())).toBeDefined()
})

test('what is being made is made to its end, though nobody waits any more', async () => {
  let release = () => {}
  beforeAnswer = () => new Promise<void>((done) => (release = done))
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const first = read()
  await vi.waitFor(() => expect(asked).toHaveLength(1))
  await vi.advanceTimersByTimeAsync(10_000)
  expect(await first).toBe('failed')
  vi.useRealTimers()
  hear('latest')
  beforeAnswer = async () => {}
  text = '新'
  release()
  // What began before the change is not taken for what came after it.
  await vi.waitFor(async () => expect(await read()).toBe('新'), 5000)
})

test('a former address leads on until something is published', async () => {
  facts = null
  status = 308
  const leadsOn = { status: 308, headers: expect.arrayContaining([['location', '/tags/b']]) }
  for (let time = 0; time < 2; time += 1)
    expect(await press.find('/old')).toMatchObject({ kind: 'kept', page: leadsOn })
  expect(asked).toHaveLength(1)
  hear('latest')
  await read('/old')
  expect(asked.filter((key) => key === '/old')).toHaveLength(2)
})

test('after a change the home pages, the article and the lists that show it are made without being asked for', async () => {
  for (const key of ['/', '/sections/a', '/sections/a?after=1', '/articles/a']) await read(key)
  asked = []
  hear('latest')
  press.expect(['/articles/new'])
  await vi.waitFor(() => expect(asked.toSorted()).toEqual(['/', '/articles/new', '/en', '/sections/a']))
})

test('what nobody waits for is made when Next is there, and not complained of before', async () => {
  const port = Number(new URL(origin).port)
  await breakDown()
  const stop = press.start()
  press.expect(['/articles/a'])
  await new Promise((done) => setTimeout(done, 300))
  expect(console.error).not.toHaveBeenCalled()
  await new Promise<void>((done) => next.listen(port, '127.0.0.1', done))
  await vi.waitFor(() => expect(asked.toSorted()).toEqual(['/', '/articles/a', '/en']))
  await stop()
})

const searches = () => asked.filter((address) => address.startsWith('/search'))

test('a search is answered from memory until something it shows changes, and shared while it is being answered', async () => {
  const search = async () =>
    /<body>(.*)<\/body>/u.exec((await press.ask('/search?q=a', {})).bytes.toString())?.[1]
  expect(await Promise.all([search(), search(), search()])).toEqual(['一', '一', '一'])
  expect(asked).toEqual(['/search?q=a'])
  hear(SURFACE.tag('other'))
  text = '二'
  expect(await search()).toBe('一')
  hear('latest')
  expect(await search()).toBe('二')
  text = '三'
  hear(SURFACE.gone('1'))
  expect(await search()).toBe('三')
  expect(searches()).toHaveLength(3)
})

test('who asks for a search after a change does not get the answer that was begun before', async () => {
  let go = () => {}
  beforeAnswer = () => new Promise((done) => (go = done))
  const before = press.ask('/search?q=a', {})
  await vi.waitFor(() => expect(asked).toHaveLength(1))
  hear('latest')
  const after = press.ask('/search?q=a', {})
  const answerFirst = go
  beforeAnswer = async () => {}
  text = '二'
  answerFirst()
  await before
  await after
  expect(searches()).toHaveLength(2)
})

test.each([
  ['says that it is fresh no longer', () => (facts = { surfaces: [], freshUntil: new Date().toISOString() })],
  ['says nothing of itself', () => (facts = null)],
  ['is no page', () => (status = 404)],
])('a search that %s is asked anew each time', async (_what, arrange) => {
  arrange()
  await press.ask('/search?q=a', {})
  await press.ask('/search?q=a', {})
  expect(searches()).toHaveLength(2)
})
