import { mkdtempSync, readdirSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { toBodies } from './bodies'
import { PageStore, type StoredPage } from './page-store'

let folder: string
let store: PageStore
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pages-'))
  store = new PageStore(folder)
})
afterEach(() => rmSync(folder, { recursive: true }))

async function makePage(key: string, text: string): Promise<StoredPage> {
  const facts = { surfaces: [text], freshUntil: null, validUntil: null }
  const headers: [string, string][] = [['content-type', 'text/html']]
  const bodies = await toBodies(Buffer.from(text))
  return { key, status: 200, headers, hash: text, changedAt: 1, begunAt: 2, facts, bodies }
}
const files = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
const heads = async () => {
  const found = []
  for await (const { key } of store.heads()) found.push(key)
  return found.toSorted()
}

test('a page is read as it was written, also after another took its place', async () => {
  for (const text of ['一', '二'.repeat(20_000)]) {
    const page = await makePage('/articles/中 文?x=1', text)
    await store.write(page)
    expect(await store.read(page.key)).toEqual(page)
    expect(files()).toHaveLength(1)
  }
  expect(await store.read('/articles/other')).toBeNull()
})

test('lists what is there, and forgets what is removed', async () => {
  expect(await heads()).toEqual([])
  for (const key of ['/', '/en', '/tags']) await store.write(await makePage(key, `x${key.repeat(9000)}`))
  await store.remove('/tags')
  await store.remove('/never')
  writeFileSync(`${files()[0]}.1.new`, 'half')
  expect(await heads()).toEqual(['/', '/en'])
  expect(files()).toHaveLength(3) // it may be being written
  const draft = files().find((path) => path.endsWith('.new')) ?? ''
  utimesSync(draft, 0, 0)
  expect(await heads()).toEqual(['/', '/en'])
  expect(files()).toHaveLength(2)
})

test('a file that was cut off is no page', async () => {
  await store.write(await makePage('/', 'text'))
  const [path = ''] = files()
  truncateSync(path, 300)
  expect(await store.read('/')).toBeNull()
  writeFileSync(path, 'no line at all')
  expect(await store.read('/')).toBeNull()
  expect(await heads()).toEqual([])
})
