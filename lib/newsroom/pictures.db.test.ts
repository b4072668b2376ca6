import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeActor, makeArticle, makePublished } from '../../seeds/factory'
import { figureOf, makePhoto } from '../../seeds/picture-factory'
import { db } from '../db/client'
import { findArticleParts } from '../db/public/article-parts'
import { findPublicPicture } from '../db/public/pictures'
import type { DocumentNode } from '../document/body'
import type { ArticleContent } from '../document/content'
import type { Actor } from '../editorial/actor'
import { renditionName, type PictureFacts } from '../editorial/picture'
import { Forbidden, NotFound } from '../errors'
import { findPictureFile } from '../reader/pictures'
import { deletePicture, focusPicture } from './change-picture'
import { getArticleView } from './get-article'
import { getPictureFile, listPictures, viewPicture } from './list-pictures'
import { makePictureSizes } from './make-renditions'
import { publishArticle } from './publish-article'
import { restoreRevision } from './restore-revision'
import { saveArticle } from './save-article'
import { scheduleArticle } from './schedule-article'
import { unpublishArticle } from './unpublish-article'
import { uploadPicture } from './upload-picture'

let editor: Actor
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corridor-pictures-'))
  process.env.DATA_DIR = folder
  editor = await makeActor()
})
afterAll(() => rm(folder, { recursive: true }))

const upload = async (name = `${crypto.randomUUID()}.jpg`) =>
  uploadPicture(editor, { name, bytes: await makePhoto() })
const withFigure =
  (figure: DocumentNode) =>
  (content: ArticleContent): ArticleContent => ({
    ...content,
    body: { ...content.body, content: [...content.body.content, figure] },
  })
const nameOf = (picture: PictureFacts) =>
  renditionName(picture, { shape: 'whole', width: 320, format: 'jpg' })
const isPublic = async (picture: PictureFacts) =>
  (await findPictureFile(picture.hash, nameOf(picture))) !== null

async function resave(id: string, change: (content: ArticleContent) => ArticleContent) {
  const { version, content } = await getArticleView(editor, id)
  return saveArticle(editor, { id, version, content: change(content), decisions: [] })
}
const withoutFigures = (content: ArticleContent): ArticleContent => ({
  ...content,
  body: { ...content.body, content: content.body.content.filter(({ type }) => type !== 'figure') },
})

describe('the library', () => {
  test('takes the same file, and the same picture in another file, once', async () => {
    const bytes = await makePhoto({ format: 'png' })
    const first = await uploadPicture(editor, { name: '论坛.png', bytes })
    const again = await uploadPicture(editor, { name: '副本.png', bytes })
    const wrapped = new Uint8Array(Buffer.concat([bytes, Buffer.from('trailing')]))
    const other = await uploadPicture(editor, { name: '另存.png', bytes: wrapped })
    expect([first.isNew, again.isNew, other.isNew]).toEqual([true, false, false])
    expect([again.id, other.id]).toEqual([first.id, first.id])
    expect(await db.auditEvent.count({ where: { targetId: first.id, action: 'picture.upload' } })).toBe(1)
  })

  test('two who hand over one picture at once get one', async () => {
    const bytes = await makePhoto()
    const both = await Promise.all([1, 2, 3].map((name) => uploadPicture(editor, { name: `${name}`, bytes })))
    expect(new Set(both.map(({ id }) => id)).size).toBe(1)
  })

  test('finds pictures by file, by headline, and by what nothing uses', async () => {
    const mark = crypto.randomUUID()
    const [used, unused] = [await upload(`${mark} 甲.jpg`), await upload(`${mark} 乙.jpg`)]
    const word = crypto.randomUUID()
    await makeArticle(editor, `标题${word}`, ['一'], withFigure(figureOf(used.id)))
    const ids = async (query: Parameters<typeof listPictures>[1]) =>
      (await listPictures(editor, query)).rows.map(({ id }) => id)
    expect(await ids({ q: mark })).toEqual([unused.id, used.id])
    expect(await ids({ q: mark, use: 'unused' })).toEqual([unused.id])
    expect(await ids({ q: mark, use: 'used' })).toEqual([used.id])
    expect(await ids({ q: word })).toEqual([used.id])
  })

  test('deletes only what no article ever had, with its files', async () => {
    const [free, used] = [await upload(), await upload()]
    const article = await makeArticle(editor, '稿', ['一'], withFigure(figureOf(used.id)))
    await expect(deletePicture(editor, used)).rejects.toMatchObject({ reason: 'picture-in-use' })
    await resave(article.id, withoutFigures)
    expect((await viewPicture(editor, used.id)).places).toMatchObject([
      { articleId: article.id, isCurrent: false },
    ])
    await expect(deletePicture(editor, used)).rejects.toMatchObject({ reason: 'picture-in-use' })
    await expect(deletePicture(await makeActor('CONTRIBUTOR'), free)).rejects.toThrow(Forbidden)
    const typed = await upload()
    const [tabId, sessionId, saveKey] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()]
    const content = { body: { type: 'doc', content: [{ type: 'figure', attrs: { assetId: typed.id } }] } }
    await db.unsentText.create({
      data: { articleId: article.id, userId: editor.id, base: 1, tabId, sessionId, saveKey, content },
    })
    await expect(deletePicture(editor, typed)).rejects.toMatchObject({ reason: 'picture-in-use' })

    await makePictureSizes(free.id, new AbortController().signal)
    const sizes = join(folder, 'media', 'renditions', free.hash.slice(0, 2), free.hash)
    expect((await readdir(sizes)).length).toBeGreaterThan(10)
    await deletePicture(editor, free)
    expect(await readdir(sizes)).toEqual([])
    await expect(viewPicture(editor, free.id)).rejects.toThrow(NotFound)
    await makePictureSizes(free.id, new AbortController().signal)
  })

  test('keeps what a text has that was given up in a conflict: it can be brought back', async () => {
    const picture = await upload()
    const article = await makeArticle(editor, '稿', ['一'])
    const { version, content } = await getArticleView(editor, article.id)
    const givenUp = [withFigure(figureOf(picture.id))(content)]
    const saved = await saveArticle(editor, { id: article.id, version, content, decisions: [], givenUp })
    await expect(deletePicture(editor, picture)).rejects.toMatchObject({ reason: 'picture-in-use' })
    expect((await viewPicture(editor, picture.id)).places).toMatchObject([
      { articleId: article.id, isCurrent: false },
    ])
    const number = saved.revision - 1
    await restoreRevision(editor, { id: article.id, version: saved.version, number })
    expect((await viewPicture(editor, picture.id)).places).toMatchObject([{ isCurrent: true }])
  })

  test('a picture that is gone cannot be saved into an article, and the text is not', async () => {
    const gone = await upload()
    await deletePicture(editor, gone)
    const article = await makeArticle(editor, '稿', ['一'])
    await expect(resave(article.id, withFigure(figureOf(gone.id)))).rejects.toMatchObject({
      reason: 'picture-missing',
    })
    expect((await getArticleView(editor, article.id)).version).toBe(article.version)
  })
})

describe('what readers may be sent', () => {
  test('is what is public, and stays while the article is, whatever a later revision drops', async () => {
    const picture = await upload()
    const figure = figureOf(picture.id, { alt: '会场', caption: '图说', isLead: true })
    const article = await makeArticle(editor, '稿', ['一'], withFigure(figure))
    expect(await isPublic(picture)).toBe(false)
    expect((await getPictureFile(editor, { id: picture.id, name: nameOf(picture) })).type).toBe('image/jpeg')
    const { version } = await publishArticle(editor, article)
    expect(await isPublic(picture)).toBe(true)

    const saved = await resave(article.id, withoutFigures)
    expect(await isPublic(picture)).toBe(true)
    const again = await publishArticle(editor, { id: article.id, version: saved.version })
    expect(saved.version).toBeGreaterThan(version)
    expect(await isPublic(picture)).toBe(true)
    await unpublishArticle(editor, { id: article.id, version: again.version })
    expect(await isPublic(picture)).toBe(false)
  })

  test('is not what waits for its hour, nor what was never asked for by that name', async () => {
    const picture = await upload()
    const figure = figureOf(picture.id, { alt: '会场' })
    const article = await makeArticle(editor, '稿', ['一'], withFigure(figure))
    const goLiveAt = new Date(Date.now() + 3_600_000)
    await scheduleArticle(editor, { ...article, goLiveAt, embargoUntil: null, expiresAt: null })
    expect(await isPublic(picture)).toBe(false)
    expect(await findPublicPicture(picture.hash)).toBeNull()

    const live = await upload()
    await makePublished(editor, '稿', ['一'], withFigure(figureOf(live.id, { alt: '会场' })))
    for (const name of ['whole-321.jpg', 'original', '../secret', 'whole-320.svg'])
      expect(await findPictureFile(live.hash, name)).toBeNull()
    expect(await findPictureFile('0'.repeat(64), nameOf(live))).toBeNull()
  })

  test('has one picture at the head, in reading order', async () => {
    const [one, two] = [await upload(), await upload()]
    const figures = [one, two].map(({ id }) => figureOf(id, { alt: '图', isLead: true }))
    const { id } = await makePublished(editor, '稿', ['一'], (content) => ({
      ...content,
      body: { ...content.body, content: [...content.body.content, ...figures] },
    }))
    const open = await db.publication.findFirstOrThrow({ where: { articleId: id, endedAt: null } })
    const rows = await db.publishedPicture.findMany({
      where: { publicationId: open.id },
      orderBy: { position: 'asc' },
    })
    expect(rows.map(({ pictureId, isLead }) => [pictureId, isLead])).toEqual([
      [one.id, true],
      [two.id, false],
    ])
    expect((await findArticleParts(open.slug, 0)).pictures).toMatchObject({
      [one.id]: { hash: one.hash },
      [two.id]: {},
    })
  })

  test('a picture without alternative text keeps the article from going out', async () => {
    const picture = await upload()
    const article = await makeArticle(editor, '稿', ['一'], withFigure(figureOf(picture.id)))
    await expect(publishArticle(editor, article)).rejects.toMatchObject({ reason: 'alt-missing' })
  })
})

test('a moved focus makes the part for lists anew, and leads from its former address to it', async () => {
  const picture = await upload()
  const { id } = await makePublished(
    editor,
    '稿',
    ['一'],
    withFigure(figureOf(picture.id, { alt: '图', isLead: true })),
  )
  const before = renditionName(picture, { shape: 'card', width: 320, format: 'webp' })
  expect(await findPictureFile(picture.hash, before)).toMatchObject({ type: 'image/webp' })
  await focusPicture(editor, { id: picture.id, focusX: 10, focusY: 80 })
  expect(await findPictureFile(picture.hash, before)).toEqual({ movedTo: 'card-10x80-320.webp' })
  const stale = await db.staleSurface.findMany({ where: { surface: `article:${id}` } })
  expect(stale.length).toBeGreaterThan(1)
})
