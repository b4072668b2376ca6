import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { db } from '../db/client'
import { markBody } from '../document/mark-body'
import type { Actor } from '../editorial/actor'
import { readCsv, toCsv } from '../editorial/csv'
import { Conflict, Forbidden } from '../errors'
import { findTag, listMentionsOf } from '../db/public/tags'
import { makeActor, makeArticle, makePublished } from '../../seeds/factory'
import { putTagExternalId, putTagLink, removeTagExternalId, removeTagLink } from './change-tag-profile'
import { createTag } from './create-tag'
import { deleteTag } from './delete-tag'
import { dismissTagCandidate, reofferTagCandidate } from './dismiss-candidate'
import { getArticleView } from './get-article'
import { listTagCandidates } from './list-candidates'
import { findTags, getTag } from './list-tags'
import { mergeTags, unmergeTag } from './merge-tags'
import { previewMerge } from './preview-merge'
import { addTagAlias } from './put-tag-alias'
import { saveArticle } from './save-article'
import { getSplit, splitTag } from './split-tag'
import { exportTags, importTags, previewTagImport } from './transfer-tags'

const markOf = () => randomUUID().slice(0, 8)
const ref = (id: string) => db.tag.findUniqueOrThrow({ where: { id }, select: { id: true, version: true } })
/** The tag at an address as readers' pages read it, with how many sentences name it. */
async function findTagPage(slug: string) {
  const tag = await findTag(slug)
  return tag && { ...tag, mentionCount: (await listMentionsOf(tag.id, 10)).rows.length }
}
const slugOf = async (id: string) => (await db.tag.findUniqueOrThrow({ where: { id } })).slug

/** An article, published or not, with one paragraph a text that begins with the printed words and marks them as the tag. */
async function makeMentions(actor: Actor, tagId: string, printed: readonly string[], isPublished = true) {
  const ids = printed.map(() => randomUUID())
  const texts = printed.map((words) => `${words}在此地。`)
  const make = isPublished ? makePublished : makeArticle
  const article = await make(actor, `观察${markOf()}`, texts, (content) => {
    const placements = ids.map((mentionId, at) => ({
      blockId: String(content.body.content[at]?.attrs?.id),
      start: 0,
      end: printed[at]?.length ?? 0,
      mark: { type: 'entity' as const, attrs: { mentionId } },
    }))
    const mentions = Object.fromEntries(ids.map((id) => [id, { tagId }]))
    return { ...content, body: markBody(content.body, placements), mentions }
  })
  return { ...article, mentionIds: ids }
}

describe('a profile', () => {
  test('is what readers see, and one number belongs to one tag', async () => {
    const admin = await makeActor('ADMIN')
    const [name, number] = [`院${markOf()}`, `Q${Math.floor(Math.random() * 1e9) + 1}`]
    const tag = await createTag(admin, { type: 'organization', name })
    const other = await createTag(admin, { type: 'organization', name: `所${markOf()}` })
    await putTagLink(admin, { id: tag.id, kind: 'official', url: 'https://example.cn/院' })
    await putTagExternalId(admin, { id: tag.id, scheme: 'wikidata', value: number.toLowerCase() })
    await addTagAlias(admin, { id: tag.id, name: '院', validFrom: '2016-01-15' })
    await makeMentions(admin, tag.id, [name])
    const page = await findTagPage(await slugOf(tag.id))
    expect(page?.links).toEqual([{ kind: 'official', url: 'https://example.cn/%E9%99%A2' }])
    expect(page?.externalIds).toEqual([{ scheme: 'wikidata', value: number }])
    const taken = putTagExternalId(admin, { id: other.id, scheme: 'wikidata', value: number })
    await expect(taken).rejects.toMatchObject({ reason: 'tag-external-id-taken', facts: { name } })
    await removeTagExternalId(admin, { id: tag.id, scheme: 'wikidata' })
    await putTagExternalId(admin, { id: other.id, scheme: 'wikidata', value: number })
    await removeTagLink(admin, { id: tag.id, url: 'https://example.cn/%E9%99%A2' })
    const view = await getTag(admin, tag.id)
    expect(view).toMatchObject({ links: [], externalIds: [] })
    expect(view.aliases).toEqual([{ name: '院', validFrom: '2016-01-15', validTo: null }])
  })

  test('is an admin’s to change, and the database keeps its order of days', async () => {
    const [admin, editor] = [await makeActor('ADMIN'), await makeActor('EDITOR')]
    const { id } = await createTag(admin, { type: 'place', name: `镇${markOf()}` })
    await expect(putTagLink(editor, { id, kind: 'other', url: 'https://a.cn' })).rejects.toThrow(Forbidden)
    await addTagAlias(admin, { id, name: '镇', validFrom: '2016-01-15', validTo: '2016-01-15' })
    const write = db.tagAlias.updateMany({ where: { tagId: id }, data: { validTo: new Date('2015-01-01') } })
    await expect(write).rejects.toThrow(/TagAlias_validity_check/u)
  })
})

describe('splitting', () => {
  test('takes aliases and mentions to a new tag, published ones at once, and an editor who had it open is told', async () => {
    const admin = await makeActor('ADMIN')
    const mark = markOf()
    const tag = await createTag(admin, { type: 'person', name: `张伟${mark}` })
    await addTagAlias(admin, { id: tag.id, name: `张教授${mark}` })
    const printed = [`张伟${mark}`, `张教授${mark}`, `张教授${mark}`]
    const article = await makeMentions(admin, tag.id, printed)
    const opened = await getArticleView(admin, article.id)
    const { surfaces, version } = await getSplit(admin, tag.id)
    expect(surfaces.map(({ quote, count }) => [quote, count])).toEqual([
      [`张教授${mark}`, 2],
      [`张伟${mark}`, 1],
    ])
    expect(surfaces[0]?.mentions[0]?.sentence).toBe(`张教授${mark}在此地。`)
    const { id } = await splitTag(admin, {
      id: tag.id,
      version,
      name: `张伟${mark}`,
      disambiguation: '教授',
      aliases: [`张教授${mark}`],
      surfaces: [`张教授${mark}`],
    })
    expect((await findTagPage(await slugOf(id)))?.mentionCount).toBe(2)
    expect((await findTagPage(await slugOf(tag.id)))?.mentionCount).toBe(1)
    expect((await getTag(admin, id)).aliases.map(({ name }) => name)).toEqual([`张教授${mark}`])
    const stale = saveArticle(admin, {
      ...opened,
      content: { ...opened.content, deck: '副题' },
      decisions: [],
    })
    await expect(stale).rejects.toThrow(Conflict)
    const again = await getArticleView(admin, article.id)
    await saveArticle(admin, { ...again, content: { ...again.content, deck: '副题' }, decisions: [] })
    const owners = await db.mention.findMany({ where: { articleId: article.id }, orderBy: { tagId: 'asc' } })
    expect(owners.filter(({ tagId }) => tagId === id)).toHaveLength(2)
    expect(again.hasUnpublishedChanges).toBe(false)
  })
})

describe('deleting in favour of another', () => {
  test('leads the address there, frees the name, and is not taken back', async () => {
    const admin = await makeActor('ADMIN')
    const [wrong, right] = [`松江匹${markOf()}`, `松江区${markOf()}`]
    const tag = await createTag(admin, { type: 'place', name: wrong })
    const other = await createTag(admin, { type: 'place', name: right })
    await makeMentions(admin, tag.id, [wrong])
    await expect(deleteTag(admin, await ref(tag.id))).rejects.toMatchObject({ reason: 'tag-in-use' })
    const slug = await slugOf(tag.id)
    await deleteTag(admin, { ...(await ref(tag.id)), intoId: other.id })
    const page = await findTagPage(slug)
    expect([page?.id, page?.mentionCount, page?.aliases]).toEqual([other.id, 1, []])
    expect(await findTags(admin, { q: wrong, limit: 5, type: undefined })).toEqual([])
    const back = unmergeTag(admin, await ref(tag.id))
    await expect(back).rejects.toMatchObject({ reason: 'tag-deleted' })
    await createTag(admin, { type: 'place', name: wrong })
  })

  test('is asked for too when only an older revision names it', async () => {
    const admin = await makeActor('ADMIN')
    const [tag, other] = [
      await createTag(admin, { type: 'place', name: `旧镇${markOf()}` }),
      await createTag(admin, { type: 'place', name: `新镇${markOf()}` }),
    ]
    const article = await makeMentions(admin, tag.id, [tag.name], false)
    const { content } = await getArticleView(admin, article.id)
    const mentions = { [article.mentionIds[0] ?? '']: { tagId: other.id } }
    await saveArticle(admin, { ...article, content: { ...content, mentions }, decisions: [] })
    await expect(deleteTag(admin, await ref(tag.id))).rejects.toMatchObject({ reason: 'tag-in-use' })
  })
})

describe('candidates', () => {
  test('name their reasons and articles that name both, and stay away once dismissed, also after a merge', async () => {
    const admin = await makeActor('ADMIN')
    const stem = `岭南${markOf()}`
    const [long, short, third] = [
      await createTag(admin, { type: 'organization', name: `${stem}科技有限公司` }),
      await createTag(admin, { type: 'organization', name: `${stem}科技` }),
      await createTag(admin, { type: 'organization', name: `乙厂${markOf()}` }),
    ]
    await makeMentions(admin, long.id, [long.name, short.name])
    const find = async () => {
      const ids = new Set([long.id, short.id, third.id])
      const { rows } = await listTagCandidates(admin)
      return rows.filter(({ keep, other }) => ids.has(keep.id) && ids.has(other.id))
    }
    const [found] = await find()
    expect([found?.keep.id, found?.other.id]).toEqual([long.id, short.id])
    expect(found?.evidence[0]).toMatchObject({ kind: 'affix', rest: '有限公司' })
    await dismissTagCandidate(admin, { aId: short.id, bId: long.id })
    expect(await find()).toEqual([])
    await reofferTagCandidate(admin, { aId: long.id, bId: short.id })
    expect((await find()).map(({ keep }) => keep.id)).toEqual([long.id])
    await dismissTagCandidate(admin, { aId: short.id, bId: long.id })
    await mergeTags(admin, { ...(await ref(short.id)), intoId: third.id })
    expect(await find()).toEqual([])
  })

  test('are previewed with all that a merge would do, and a merge does just that', async () => {
    const admin = await makeActor('ADMIN')
    const [a, b] = [
      await createTag(admin, { type: 'place', name: `甲镇${markOf()}` }),
      await createTag(admin, { type: 'place', name: `乙镇${markOf()}` }),
    ]
    await addTagAlias(admin, { id: a.id, name: `甲${markOf()}` })
    const article = await makeMentions(admin, a.id, [a.name, a.name])
    const preview = await previewMerge(admin, { id: a.id, intoId: b.id })
    expect(preview).toMatchObject({
      loser: { id: a.id, mentions: 2, published: 2 },
      survivor: { id: b.id, mentions: 0 },
      addresses: [await slugOf(a.id)],
      articleCount: 1,
      together: 0,
      conflicts: [],
    })
    expect(preview.articles.map(({ id }) => id)).toEqual([article.id])
    await mergeTags(admin, { ...(await ref(a.id)), intoId: b.id })
    const page = await findTagPage(preview.addresses[0] ?? '')
    expect([page?.id, page?.mentionCount]).toEqual([b.id, 2])
    expect(page?.aliases.toSorted()).toEqual(preview.names.toSorted())
  })
})

describe('the table of tags', () => {
  const fileOf = (text: string) => ({ name: 'tags.csv', bytes: new TextEncoder().encode(text) })

  test('brought back as it was taken out changes nothing', async () => {
    const admin = await makeActor('ADMIN')
    const tag = await createTag(admin, {
      type: 'policy',
      name: `=G60|政策@${markOf()}`,
      description: '一\n"二"',
    })
    await addTagAlias(admin, { id: tag.id, name: `别名|@\\${markOf()}`, validTo: '2020-12-31' })
    const preview = await previewTagImport(admin, fileOf(await exportTags(admin)))
    expect(preview).toMatchObject({ kind: 'plan', plan: { creates: [], changes: [], problems: [] } })
  })

  test('changes what was seen and nothing else, or nothing at all when the tags have moved on', async () => {
    const admin = await makeActor('ADMIN')
    const [mark, number] = [markOf(), `Q${Math.floor(Math.random() * 1e9) + 1}`]
    const tag = await createTag(admin, { type: 'place', name: `表镇${mark}` })
    const rows = readCsv(await exportTags(admin)) ?? []
    const row = rows.find(([id]) => id === tag.id) ?? []
    const [, version = ''] = row
    const table = toCsv([
      ['id', 'version', 'type', 'name', 'aliases', 'external_ids'],
      [tag.id, version, 'project', `表项${mark}`, '表@2016-01-15/', `wikidata:${number}`],
      ['', '', 'place', `新镇${mark}`, '', ''],
    ])
    const preview = await previewTagImport(admin, fileOf(table))
    if (preview.kind !== 'plan') throw new Error(preview.kind)
    expect(preview.plan).toMatchObject({ problems: [], unchanged: 0 })
    const { digest } = preview
    expect(await importTags(admin, { ...fileOf(table), digest })).toEqual({ created: 1, changed: 1 })
    expect(await getTag(admin, tag.id)).toMatchObject({
      type: 'project',
      name: `表项${mark}`,
      aliases: [{ name: '表', validFrom: '2016-01-15', validTo: null }],
      externalIds: [{ scheme: 'wikidata', value: number }],
    })
    await expect(importTags(admin, { ...fileOf(table), digest })).rejects.toThrow(Conflict)
    const outdated = await previewTagImport(admin, fileOf(table.replace('表项', '表厂')))
    expect(outdated).toMatchObject({
      plan: {
        problems: [
          { row: 2, error: 'outdated' },
          { row: 3, error: 'name-taken' },
        ],
      },
    })
    const editor = await makeActor('EDITOR')
    await expect(exportTags(editor)).rejects.toThrow(Forbidden)
  })
})
