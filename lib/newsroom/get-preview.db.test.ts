import { randomUUID } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { makeActor, makeArticle } from '../../seeds/factory'
import { makeFigure } from '../../seeds/figure-factory'
import { findArticle } from '../reader/articles'
import { Forbidden, NotFound } from '../errors'
import { getPreview } from './get-preview'
import { trashArticle } from './trash-article'

// Outside of a server there is nothing to cache in.
vi.mock('next/cache', () => ({ unstable_cache: (load: () => Promise<unknown>) => load }))

test('what a preview shows is what readers get once it is public', async () => {
  const editor = await makeActor('EDITOR')
  const { id, slug } = await makeFigure(editor, {
    headline: `预览${randomUUID().slice(0, 6)}`,
    sentence: '松江区有高新技术企业4.7万家。',
    text: '4.7万家',
    fields: { indicator: `企业数${randomUUID().slice(0, 6)}`, value: '47000' },
  })
  const { article } = await getPreview(editor, id)
  const live = await findArticle(slug)
  const { publishedAt, updatedAt, related } = live ?? article
  expect(live).toEqual({ ...article, publishedAt, updatedAt, related })
})

test('a preview is for who may see the article', async () => {
  const [owner, stranger] = [await makeActor('EDITOR'), await makeActor('CONTRIBUTOR')]
  const article = await makeArticle(owner, '扔掉的稿件', ['一'])
  expect((await getPreview(stranger, article.id)).article.content.headline).toBe('扔掉的稿件')
  await trashArticle(owner, article)
  await expect(getPreview(stranger, article.id)).rejects.toBeInstanceOf(Forbidden)
  await expect(getPreview(owner, randomUUID())).rejects.toBeInstanceOf(NotFound)
})
