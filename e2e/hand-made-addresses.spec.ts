import { readFileSync } from 'node:fs'
import { addressOf, filesUnder } from './desk-files'
import { expect, test } from './fixtures'

const NO_IDS = ['x', '%00', '00000000-0000-0000-0000-00000000000g']

const cursorOf = (key: string) =>
  Buffer.from(JSON.stringify([key, '7d444840-9dc0-41d1-b245-5ffdce74fad2'])).toString('base64url')

/** What no link of ours says: characters, days, numbers and places in lists that the database does not know. */
const QUERIES = [
  'q=%00&newspaper=%00&unit=%00&targetId=%00&name=%00',
  'q=a%00b&date=0000-01-01&printedOn=0000-01-01&from=0000-01-01&to=0000-01-01',
  'date=9999-12-31&printedOn=9999-12-31&from=9999-12-31&to=9999-12-31',
  'from=99999999999&to=99999999999&after=99999999999',
  ...['2026-02-30', '0000-01-01', '+275760-01-01T00:00:00Z', '12', 'a\0b'].flatMap((key) =>
    ['', '&sort=printed', '&sort=headline', '&sort=mentions'].map((sort) => `after=${cursorOf(key)}${sort}`),
  ),
]

test('an address of the desk with an id that is none is a page that is not there', async ({
  page,
  signInAs,
}) => {
  await signInAs('ADMIN')
  const folders = [
    ...filesUnder('app/(desk)/admin', 'page.tsx'),
    ...filesUnder('app/(preview)/admin', 'page.tsx'),
  ].filter(({ folder }) => folder.includes('[id]'))
  expect(folders.length).toBeGreaterThan(8)
  for (const { folder } of folders) {
    for (const id of NO_IDS) {
      const address = addressOf('/admin', folder, () => id)
      expect([address, (await page.request.get(address)).status()]).toEqual([address, 404])
    }
  }
})

test('a request with an id that is none is answered as one for nothing', async ({ page, site, signInAs }) => {
  await signInAs('ADMIN')
  const routes = filesUnder('app/api/desk', 'route.ts').filter(({ folder }) => folder.includes('[id]'))
  expect(routes.length).toBeGreaterThan(8)
  for (const { file, folder } of routes) {
    for (const [, method = ''] of readFileSync(file, 'utf8').matchAll(/^export const ([A-Z]+) =/gmu)) {
      for (const id of NO_IDS) {
        const address = addressOf('/api/desk', folder, () => id)
        const answer = await page.request.fetch(address, { method, headers: { origin: site.url } })
        expect([method, address, answer.status()]).toEqual([method, address, 404])
      }
    }
  }
})

test('a list that is asked for nonsense is shown all the same', async ({ page, signInAs }) => {
  test.slow()
  await signInAs('ADMIN')
  const lists = filesUnder('app/(desk)/admin', 'page.tsx').filter(
    ({ file, folder }) => !folder.includes('[') && readFileSync(file, 'utf8').includes('searchParams'),
  )
  expect(lists.length).toBeGreaterThan(8)
  const failed: string[] = []
  for (const { folder } of lists) {
    for (const query of QUERIES) {
      const address = `${addressOf('/admin', folder)}?${query}`
      if ((await page.request.get(address)).status() !== 200) failed.push(address)
    }
  }
  expect(failed).toEqual([])
})

test('a search of the desk for nonsense finds nothing, and a file without a name that can be kept is one', async ({
  page,
  site,
  signInAs,
}) => {
  await signInAs('ADMIN')
  for (const list of [
    'articles/matching',
    'audit/corridor-audit.csv',
    'find',
    'indicators',
    'media',
    'tags',
  ]) {
    for (const query of QUERIES) {
      const address = `/api/desk/${list}?${query}`
      expect([address, (await page.request.get(address)).status() < 500]).toEqual([address, true])
    }
  }
  for (const route of ['import', 'media', 'tags/csv']) {
    const answer = await page.request.post(`/api/desk/${route}?name=%00`, {
      headers: { origin: site.url },
      data: '无题',
    })
    expect([route, answer.status() < 500]).toEqual([route, true])
  }
})
