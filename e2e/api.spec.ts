import { randomUUID } from 'node:crypto'
import { makeActor, makePublished } from '@/seeds/factory'
import { unpublishArticle } from '@/lib/newsroom/unpublish-article'
import { expect, test } from './fixtures'

test('programs read what readers see, and no longer what was withdrawn', async ({ request }) => {
  const actor = await makeActor()
  const headline = `接口${randomUUID().slice(0, 8)}`
  const { id, version, slug } = await makePublished(actor, headline, ['程序读到的话。'])
  const address = `/api/v1/articles/${encodeURIComponent(slug)}`
  const first = await request.get(address)
  expect(await first.json()).toMatchObject({ id, headline, text: '程序读到的话。' })
  const etag = first.headers().etag ?? ''
  expect((await request.get(address, { headers: { 'if-none-match': etag } })).status()).toBe(304)
  const list = await request.get('/api/v1/articles?limit=1')
  expect(list.headers().link).toContain('rel="next"')
  expect((await (await request.get(`/api/v1/search?q=${headline}`)).json()).data).toMatchObject([{ id }])
  expect((await (await request.get('/api/openapi.json')).json()).openapi).toBe('3.1.1')

  await unpublishArticle(actor, { id, version })
  await expect
    .poll(async () => (await request.get(address)).status(), { intervals: [50], timeout: 5000 })
    .toBe(404)
  const problem = await request.get(address)
  expect(problem.headers()['content-type']).toBe('application/problem+json')
})
