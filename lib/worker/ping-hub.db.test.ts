import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import { db } from '../db/client'
import { makeActor, makePublished } from '../../seeds/factory'
import { pingHub } from './ping-hub'

const never = new AbortController().signal
const told: URLSearchParams[] = []
let status = 204

const hub = createServer(async (request, response) => {
  const form = new URLSearchParams(await text(request))
  if (status < 300) told.push(form)
  response.writeHead(status).end()
})

afterEach(() => {
  hub.close()
  delete process.env.WEBSUB_HUB
})

test('the hub is told once of each feed that has news, and again when it did not take it', async () => {
  await pingHub({}, never)
  await new Promise<void>((resolve) => hub.listen(0, '127.0.0.1', resolve))
  const address = hub.address()
  process.env.WEBSUB_HUB = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`
  await db.setting.deleteMany({ where: { key: 'websub' } })
  await pingHub({}, never)
  expect(told).toEqual([])

  await makePublished(await makeActor(), '新的', ['正文'])
  status = 503
  await expect(pingHub({}, never)).rejects.toThrow('503')
  status = 204
  await pingHub({}, never)
  const topics = told.flatMap((form) => form.getAll('hub.url')).map((topic) => new URL(topic).pathname)
  const { slug } = await db.section.findFirstOrThrow({ where: { isDefault: true } })
  expect(topics).toEqual(
    expect.arrayContaining(['/feed.xml', '/en/feed.atom', '/feed.json', `/feeds/section/${slug}.xml`]),
  )
  const count = told.length
  await pingHub({}, never)
  expect(told).toHaveLength(count)
})
