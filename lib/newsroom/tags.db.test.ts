import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { db } from '../db/client'
import { markBody } from '../document/mark-body'
import type { ArticleContent } from '../document/content'
import { siteAddress } from '../editorial/addresses'
import type { Actor } from '../editorial/actor'
import { Conflict } from '../errors'
import { makeActor, makePublished } from '../../seeds/factory'
import { createTag } from './create-tag'
import { deleteTag } from './delete-tag'
import { findTags, getTag, listTags } from './list-tags'
import { mergeTags, unmergeTag } from './merge-tags'
import { addTagAlias, removeTagAlias } from './put-tag-alias'
import { renameTag } from './rename-tag'
import { retypeTag } from './retype-tag'

const CITIES = ['临河', '望山', '清溪', '白鹭', '青石', '云岭', '金沙', '凤泉']
let count = 0
/** A name of this run only, that reads as pinyin. */
const nameOf = () => `${CITIES[count++ % CITIES.length] ?? ''}${randomUUID().slice(0, 6)}市`
const makeTag = (actor: Actor, name = nameOf()) => createTag(actor, { type: 'place', name })
const ref = async (id: string) =>
  db.tag.findUniqueOrThrow({ where: { id }, select: { id: true, version: true } })
const rootOf = async (id: string) => (await db.tag.findUniqueOrThrow({ where: { id } })).rootId
const slugOf = async (id: string) => (await db.tag.findUniqueOrThrow({ where: { id } })).slug

/** A published article whose first words are a mention of the tag. */
function makeMention(actor: Actor, tag: { id: string; name: string }) {
  const mentionId = randomUUID()
  return makePublished(actor, '城市观察', [`${tag.name}建成了新的车站。`], (content): ArticleContent => {
    const blockId = String(content.body.content[0]?.attrs?.id)
    const mark = { type: 'entity' as const, attrs: { mentionId } }
    const body = markBody(content.body, [{ blockId, start: 0, end: tag.name.length, mark }])
    return { ...content, body, mentions: { [mentionId]: { tagId: tag.id } } }
  })
}

/** The surfaces that `run` made stale. */
async function staleAfter(run: () => Promise<unknown>): Promise<string[]> {
  const last = (await db.staleSurface.aggregate({ _max: { id: true } }))._max.id ?? 0n
  await run()
  const rows = await db.staleSurface.findMany({ where: { id: { gt: last } } })
  return rows.map(({ surface }) => surface)
}

describe('type-ahead', () => {
  test('finds by name, alias, pinyin and initials, and a merged name finds the survivor', async () => {
    const admin = await makeActor('ADMIN')
    const mark = randomUUID()
      .replaceAll(/[^a-f]/gu, '')
      .slice(0, 5)
    const tag = await makeTag(admin, `松涛${mark}镇`)
    const merged = await makeTag(admin, `旧涛${mark}镇`)
    await addTagAlias(admin, { id: tag.id, name: `涛镇${mark}` })
    await mergeTags(admin, { ...(await ref(merged.id)), intoId: tag.id })
    const typed = [
      `松涛${mark}`,
      `涛镇${mark}`,
      `songtao${mark}`,
      `Song Tao ${mark}`,
      `st${mark}zhen`.slice(0, 2 + mark.length),
      `旧涛${mark}镇`,
    ]
    for (const q of typed) {
      const found = await findTags(admin, { q, limit: 50, type: undefined })
      expect([q, found.some(({ id }) => id === tag.id)]).toEqual([q, true])
      expect(found.map(({ id }) => id)).not.toContain(merged.id)
    }
    const none = await findTags(admin, { q: `松涛${mark}`, limit: 50, type: 'person' })
    expect(none).toEqual([])
  })

  test('finds aliases by their reading, and polyphones by each of theirs', async () => {
    const admin = await makeActor('ADMIN')
    const mark = randomUUID()
      .replaceAll(/[^a-f]/gu, '')
      .slice(0, 5)
    const tag = await makeTag(admin, `重行${mark}局`)
    await addTagAlias(admin, { id: tag.id, name: `长乐${mark}署` })
    const found = async (q: string) => {
      const answers = await findTags(admin, { q, limit: 50, type: undefined })
      const { rows } = await listTags(admin, { q })
      return [answers, rows].every((some) => some.some(({ id }) => id === tag.id))
    }
    for (const q of [`chonghang${mark}ju`, `zhongxing${mark}`, `ch${mark}j`, `zx${mark}j`])
      expect([q, await found(q)]).toEqual([q, true])
    for (const q of [`changle${mark}shu`, `zhangyue${mark}shu`, `cl${mark}s`])
      expect([q, await found(q)]).toEqual([q, true])
    expect(await found(`shangle${mark}`)).toBe(false)
  })

  test('the list finds the same, and shows merged ones only when asked', async () => {
    const admin = await makeActor('ADMIN')
    const [loser, survivor] = [await makeTag(admin), await makeTag(admin)]
    await mergeTags(admin, { ...(await ref(loser.id)), intoId: survivor.id })
    const ids = async (state?: 'merged') =>
      (await listTags(admin, { q: loser.name, ...(state && { state }) })).rows.map(({ id }) => id)
    expect(await ids()).toEqual([survivor.id])
    expect(await ids('merged')).toEqual([loser.id])
  })
})

describe('a name', () => {
  test('is taken once for a type, unless a note tells the two apart', async () => {
    const actor = await makeActor('CONTRIBUTOR')
    const { name } = await makeTag(actor)
    await expect(makeTag(actor, name)).rejects.toMatchObject({ borne: { name, isHeld: true } })
    const taken = createTag(actor, { type: 'place', name, mayShare: true })
    await expect(taken).rejects.toMatchObject({ reason: 'tag-name-taken', facts: { name } })
    await createTag(actor, { type: 'place', name, disambiguation: '旧', mayShare: true })
    await createTag(actor, { type: 'project', name, mayShare: true })
  })

  test('that changes moves the address for good, also over several changes and back', async () => {
    const editor = await makeActor('EDITOR')
    const tag = await makeTag(editor)
    const first = await slugOf(tag.id)
    const rename = async (name: string) =>
      renameTag(editor, { ...(await ref(tag.id)), name, disambiguation: '', description: '' })
    const leads = async (slug: string) =>
      (await db.redirect.findUnique({ where: { from: siteAddress.tag('zh-CN', slug) } }))?.to
    await rename(nameOf())
    const second = await slugOf(tag.id)
    await rename(nameOf())
    const third = siteAddress.tag('zh-CN', await slugOf(tag.id))
    expect([await leads(first), await leads(second)]).toEqual([third, third])
    await rename(tag.name)
    expect(await slugOf(tag.id)).toBe(first)
    expect(await leads(first)).toBeUndefined()
    expect(await leads(second)).toBe(siteAddress.tag('zh-CN', first))
  })

  test('changed by someone who saw an older one is refused', async () => {
    const editor = await makeActor('EDITOR')
    const tag = await makeTag(editor)
    const seen = await ref(tag.id)
    const change = { ...seen, name: nameOf(), disambiguation: '', description: '' }
    await renameTag(editor, change)
    await expect(renameTag(editor, change)).rejects.toThrow(Conflict)
  })
})

describe('a change of a published tag', () => {
  test('makes its page, the lists and the articles that name it stale', async () => {
    const admin = await makeActor('ADMIN')
    const tag = await makeTag(admin)
    const article = await makeMention(admin, tag)
    const all = [`article:${article.id}`, `tag:${tag.id}`, 'tags']
    const changes = [
      async () =>
        renameTag(admin, { ...(await ref(tag.id)), name: nameOf(), disambiguation: '', description: '' }),
      async () => retypeTag(admin, { ...(await ref(tag.id)), type: 'project' }),
      () => addTagAlias(admin, { id: tag.id, name: '别名' }),
      () => removeTagAlias(admin, { id: tag.id, name: '别名' }),
    ]
    for (const change of changes) expect(await staleAfter(change)).toEqual(expect.arrayContaining(all))
    expect(await staleAfter(() => removeTagAlias(admin, { id: tag.id, name: '别名' }))).toEqual([])
  })
})

describe('a name that others bear', () => {
  test('is asked about when a tag is made or renamed, and given when it is meant', async () => {
    const editor = await makeActor('EDITOR')
    const [owner, tag] = [await makeTag(editor), await makeTag(editor)]
    const alias = nameOf()
    await addTagAlias(editor, { id: owner.id, name: alias })
    const bearers = [{ id: owner.id, type: 'place', name: owner.name, isOwnName: false }]
    await expect(makeTag(editor, alias)).rejects.toMatchObject({
      borne: { name: alias, bearers, isHeld: false },
    })
    const to = async (name: string, disambiguation = '') => ({
      ...(await ref(tag.id)),
      name,
      disambiguation,
      description: '',
    })
    await expect(renameTag(editor, await to(alias))).rejects.toMatchObject({
      borne: { name: alias, bearers },
    })
    await expect(renameTag(editor, await to(owner.name))).rejects.toMatchObject({ borne: { isHeld: true } })
    await expect(renameTag(editor, await to(owner.name, '旧'))).rejects.toMatchObject({
      borne: { isHeld: false },
    })
    expect((await getTag(editor, tag.id)).name).toBe(tag.name)
    await renameTag(editor, { ...(await to(alias)), mayShare: true })
    // A name that it has is no question.
    await renameTag(editor, await to(alias, '新'))
    expect(await getTag(editor, tag.id)).toMatchObject({ name: alias, disambiguation: '新' })
  })
})

describe('an alias that others bear', () => {
  test('is asked about before it is written, and written when it is meant', async () => {
    const admin = await makeActor('ADMIN')
    const [tag, owner] = [await makeTag(admin), await makeTag(admin)]
    const person = await createTag(admin, { type: 'person', name: nameOf() })
    await addTagAlias(admin, { id: person.id, name: owner.name, mayShare: true })
    const stale = await staleAfter(async () => {
      await expect(addTagAlias(admin, { id: tag.id, name: ` ${owner.name} ` })).rejects.toMatchObject({
        borne: {
          name: owner.name,
          bearers: [
            { id: owner.id, type: 'place', name: owner.name, isOwnName: true },
            { id: person.id, type: 'person', name: person.name, isOwnName: false },
          ],
          isHeld: false,
        },
      })
    })
    expect(stale).toEqual([])
    expect((await getTag(admin, tag.id)).aliases).toEqual([])
    await addTagAlias(admin, { id: tag.id, name: owner.name, mayShare: 'true' })
    expect((await getTag(admin, tag.id)).aliases.map(({ name }) => name)).toEqual([owner.name])
    // When it was in use is said of what is there already.
    await addTagAlias(admin, { id: tag.id, name: owner.name, validFrom: '2016-01-15' })
    expect((await getTag(admin, tag.id)).aliases[0]?.validFrom).toBe('2016-01-15')
  })

  test('is no question when they are merged into one, and names the survivor when one is merged elsewhere', async () => {
    const admin = await makeActor('ADMIN')
    const [tag, own, other, survivor] = await Promise.all([1, 2, 3, 4].map(() => makeTag(admin)))
    if (!tag || !own || !other || !survivor) throw new Error('four tags are made')
    await mergeTags(admin, { ...(await ref(own.id)), intoId: tag.id })
    await mergeTags(admin, { ...(await ref(other.id)), intoId: survivor.id })
    await addTagAlias(admin, { id: tag.id, name: own.name })
    await expect(addTagAlias(admin, { id: tag.id, name: other.name })).rejects.toMatchObject({
      borne: { bearers: [{ id: survivor.id, isOwnName: false }] },
    })
  })
})

describe('merging', () => {
  test('only points; chains resolve to the end and come apart again', async () => {
    const admin = await makeActor('ADMIN')
    const [a, b, c] = [await makeTag(admin), await makeTag(admin), await makeTag(admin)]
    const article = await makeMention(admin, a)
    const before = await db.publication.findFirstOrThrow({ where: { articleId: article.id } })
    await mergeTags(admin, { ...(await ref(a.id)), intoId: b.id })
    const stale = await staleAfter(async () => mergeTags(admin, { ...(await ref(b.id)), intoId: c.id }))
    expect(stale).toEqual(
      expect.arrayContaining([`article:${article.id}`, `tag:${a.id}`, `tag:${b.id}`, `tag:${c.id}`]),
    )
    expect([await rootOf(a.id), await rootOf(b.id)]).toEqual([c.id, c.id])
    expect((await getTag(admin, c.id)).articles.map(({ id }) => id)).toEqual([article.id])
    expect(await db.mention.count({ where: { tagId: a.id } })).toBe(1)
    expect(await db.publication.findFirstOrThrow({ where: { articleId: article.id } })).toEqual(before)
    await unmergeTag(admin, await ref(b.id))
    expect([await rootOf(a.id), await rootOf(b.id)]).toEqual([b.id, b.id])
    await unmergeTag(admin, await ref(a.id))
    expect(await rootOf(a.id)).toBe(a.id)
  })

  test('into itself, in a circle or across types is refused', async () => {
    const admin = await makeActor('ADMIN')
    const [a, b] = [await makeTag(admin), await makeTag(admin)]
    const merge = async (from: string, intoId: string) => mergeTags(admin, { ...(await ref(from)), intoId })
    await expect(merge(a.id, a.id)).rejects.toMatchObject({ reason: 'tag-merge-self' })
    await merge(a.id, b.id)
    await expect(merge(b.id, a.id)).rejects.toMatchObject({ reason: 'tag-merge-self' })
    const person = await createTag(admin, { type: 'person', name: nameOf() })
    await expect(merge(b.id, person.id)).rejects.toMatchObject({ reason: 'tag-merge-type' })
  })

  test('of two into each other at once lets one pass', async () => {
    const admin = await makeActor('ADMIN')
    const [a, b] = [await makeTag(admin), await makeTag(admin)]
    const [seenA, seenB] = [await ref(a.id), await ref(b.id)]
    const results = await Promise.allSettled([
      mergeTags(admin, { ...seenA, intoId: b.id }),
      mergeTags(admin, { ...seenB, intoId: a.id }),
    ])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await rootOf(a.id)).toBe(await rootOf(b.id))
  })
})

describe('deleting', () => {
  test('is refused while anything uses the tag, says how much, and works otherwise', async () => {
    const admin = await makeActor('ADMIN')
    const [used, target, free] = [await makeTag(admin), await makeTag(admin), await makeTag(admin)]
    await makeMention(admin, used)
    const refused = deleteTag(admin, await ref(used.id))
    await expect(refused).rejects.toMatchObject({
      reason: 'tag-in-use',
      facts: { count: expect.any(Number) },
    })
    await mergeTags(admin, { ...(await ref(used.id)), intoId: target.id })
    await expect(deleteTag(admin, await ref(target.id))).rejects.toMatchObject({ reason: 'tag-in-use' })
    await deleteTag(admin, await ref(free.id))
    expect(await db.tag.count({ where: { id: free.id } })).toBe(0)
    const [record] = await db.auditEvent.findMany({
      where: { targetId: free.id },
      orderBy: { id: 'desc' },
      take: 1,
    })
    expect([record?.action, record?.targetLabel]).toEqual(['tag.delete', free.name])
  })
})
