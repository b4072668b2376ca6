import { expect, test } from 'vitest'
import { makeActor, makePublished } from '../../seeds/factory'
import { SURFACE } from '../editorial/surfaces'
import { publishArticle } from '../newsroom/publish-article'
import { unpublishArticle } from '../newsroom/unpublish-article'
import { db } from './client'

const inMs = (ms: number) => new Date(Date.now() + ms)
const setTimes = (
  articleId: string,
  times: { goLiveAt?: Date; embargoUntil?: Date | null; expiresAt?: Date | null },
) => db.publication.updateMany({ where: { articleId, endedAt: null }, data: times })
const timesGone = (articleId: string) =>
  db.staleSurface.count({ where: { surface: SURFACE.gone(articleId) } })

test('whatever takes a text from readers or shortens its time says that it is gone, and nothing else does', async () => {
  const actor = await makeActor('ADMIN')
  const article = await makePublished(actor, '先见后隐的一篇', ['一'])
  const again = await publishArticle(actor, article)
  expect(await timesGone(article.id), 'published and replaced').toBe(0)
  await setTimes(article.id, { expiresAt: inMs(60_000) })
  expect(await timesGone(article.id), 'an expiry').toBe(1)
  await setTimes(article.id, { expiresAt: inMs(90_000) })
  await setTimes(article.id, { expiresAt: null })
  expect(await timesGone(article.id), 'more time').toBe(1)
  await setTimes(article.id, { embargoUntil: inMs(60_000) })
  expect(await timesGone(article.id), 'an embargo').toBe(2)
  await setTimes(article.id, { embargoUntil: null, goLiveAt: inMs(60_000) })
  expect(await timesGone(article.id), 'a later go-live').toBe(3)
  await setTimes(article.id, { goLiveAt: inMs(-1000) })
  await unpublishArticle(actor, { id: article.id, version: again.version })
  expect(await timesGone(article.id), 'withdrawn').toBe(4)
})
