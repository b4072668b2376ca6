import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { db } from '../db/client'
import { markBody } from '../document/mark-body'
import type { Actor } from '../editorial/actor'
import { makeActor, makeArticle } from '../../seeds/factory'
import { createTag } from './create-tag'
import { getArticleView } from './get-article'
import { getTag } from './list-tags'
import { mergeTags, unmergeTag } from './merge-tags'
import { publishArticle } from './publish-article'
import { retypeTag } from './retype-tag'
import { saveArticle } from './save-article'
import { settleChoices } from './settle-choices'
import { splitTag } from './split-tag'

// The law of merging: whatever the history of merges, un-merges, splits, edits and changes of type, every mention belongs
// to exactly the tag a plain bookkeeper says, and un-merging leaves it as if the merge had never been.

const TAGS = 4
const ARTICLES = 2
const SLOTS = 12

type Command =
  | { do: 'merge'; tag: number; into: number }
  | { do: 'unmerge'; tag: number }
  | { do: 'mention'; tag: number; article: number }
  | { do: 'retag'; mention: number; tag: number }
  | { do: 'split'; tag: number; into: number | null; picks: number }
  | { do: 'settle'; tag: number; picks: number }
  | { do: 'retype'; tag: number }
  | { do: 'publish'; article: number }

const tagNumber = fc.nat({ max: TAGS - 1 })
const article = fc.nat({ max: ARTICLES - 1 })
const picks = fc.nat({ max: 255 })
const kind = <K extends string>(name: K) => fc.constant(name)
const Histories = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: kind('merge'), tag: tagNumber, into: tagNumber }) },
    { weight: 3, arbitrary: fc.record({ do: kind('unmerge'), tag: tagNumber }) },
    { weight: 4, arbitrary: fc.record({ do: kind('mention'), tag: tagNumber, article }) },
    { weight: 2, arbitrary: fc.record({ do: kind('retag'), mention: fc.nat({ max: 30 }), tag: tagNumber }) },
    {
      weight: 2,
      arbitrary: fc.record({ do: kind('split'), tag: tagNumber, into: fc.option(tagNumber), picks }),
    },
    { weight: 3, arbitrary: fc.record({ do: kind('settle'), tag: tagNumber, picks }) },
    { weight: 1, arbitrary: fc.record({ do: kind('retype'), tag: tagNumber }) },
    { weight: 1, arbitrary: fc.record({ do: kind('publish'), article }) },
  ) satisfies fc.Arbitrary<Command>,
  { minLength: 6, maxLength: 24 },
)

type Model = {
  actor: Actor
  tags: { id: string; parent: number | null; since: number; isProject: boolean }[]
  articles: { id: string; blocks: string[]; used: number }[]
  mentions: { id: string; article: number; owner: number; order: number }[]
  choices: { mention: number; tag: number; from: number }[]
  clock: number
}

const rootOf = (model: Model, tag: number): number => {
  const parent = model.tags[tag]?.parent ?? null
  return parent === null ? tag : rootOf(model, parent)
}
const idOf = (model: Model, tag: number) => model.tags[tag]?.id ?? ''
const ref = (id: string) => db.tag.findUniqueOrThrow({ where: { id }, select: { id: true, version: true } })
const isPicked = (bits: number, at: number) => ((bits >> (at % 8)) & 1) === 1

async function makeModel(): Promise<Model> {
  const actor = await makeActor('ADMIN')
  const tags: Model['tags'] = []
  for (let at = 0; at < TAGS; at += 1) {
    const { id } = await createTag(actor, { type: 'place', name: `合并${randomUUID().slice(0, 8)}镇` })
    tags.push({ id, parent: null, since: 0, isProject: false })
  }
  const articles: Model['articles'] = []
  for (let at = 0; at < ARTICLES; at += 1) {
    const texts = Array.from({ length: SLOTS }, (_, slot) => `此地第${slot}次提到。`)
    const { id, content } = await makeArticle(actor, '合并的历史', texts)
    articles.push({ id, blocks: content.body.content.map(({ attrs }) => String(attrs?.id)), used: 0 })
  }
  return { actor, tags, articles, mentions: [], choices: [], clock: 0 }
}

async function addMention(model: Model, tag: number, at: number): Promise<void> {
  const place = model.articles[at]
  if (!place || place.used === SLOTS) return
  const { version, content } = await getArticleView(model.actor, place.id)
  const mentionId = randomUUID()
  const mark = { type: 'entity' as const, attrs: { mentionId } }
  const body = markBody(content.body, [{ blockId: place.blocks[place.used] ?? '', start: 0, end: 2, mark }])
  const owner = rootOf(model, tag)
  const mentions = { ...content.mentions, [mentionId]: { tagId: idOf(model, owner) } }
  await saveArticle(model.actor, {
    id: place.id,
    version,
    content: { ...content, body, mentions },
    decisions: [],
  })
  place.used += 1
  model.clock += 1
  model.mentions.push({ id: mentionId, article: at, owner, order: model.clock })
}

async function retag(model: Model, at: number, tag: number): Promise<void> {
  const mention = model.mentions[at % Math.max(1, model.mentions.length)]
  const owner = rootOf(model, tag)
  if (!mention || rootOf(model, mention.owner) === owner) return
  const { id, version, content } = await getArticleView(
    model.actor,
    model.articles[mention.article]?.id ?? '',
  )
  const mentions = { ...content.mentions, [mention.id]: { tagId: idOf(model, owner) } }
  await saveArticle(model.actor, { id, version, content: { ...content, mentions }, decisions: [] })
  model.clock += 1
  Object.assign(mention, { owner, order: model.clock })
}

async function merge(model: Model, tag: number, into: number): Promise<void> {
  const root = rootOf(model, into)
  const [loser, survivor] = [model.tags[tag], model.tags[root]]
  const run = mergeTags(model.actor, { ...(await ref(idOf(model, tag))), intoId: idOf(model, into) })
  if (!loser || !survivor || root === rootOf(model, tag)) {
    await expect(run).rejects.toMatchObject({ reason: 'tag-merge-self' })
  } else if (loser.isProject !== survivor.isProject) {
    await expect(run).rejects.toMatchObject({ reason: 'tag-merge-type' })
  } else {
    await run
    noteChoices(model, tag)
    model.clock += 1
    Object.assign(loser, { parent: root, since: model.clock })
  }
}

/** What was made as a tag above while this one was merged. */
function noteChoices(model: Model, tag: number): void {
  let since = 0
  for (let at = tag; ;) {
    const below = model.tags[at]
    if (!below || below.parent === null) return
    const above = below.parent
    since = Math.max(since, below.since)
    for (const [mention, { owner, order }] of model.mentions.entries()) {
      const isOpen = model.choices.some((one) => one.mention === mention && one.tag === tag)
      if (owner === above && order > since && !isOpen) model.choices.push({ mention, tag, from: above })
    }
    at = above
  }
}

async function unmerge(model: Model, tag: number): Promise<void> {
  const one = model.tags[tag]
  await unmergeTag(model.actor, await ref(idOf(model, tag)))
  noteChoices(model, tag)
  if (one) one.parent = null
}

const isOpen = (model: Model, { mention, tag, from }: Model['choices'][number]) =>
  model.mentions[mention]?.owner === from && rootOf(model, tag) !== rootOf(model, from)

async function settle(model: Model, tag: number, bits: number): Promise<void> {
  const open = model.choices.filter((one) => one.tag === tag && isOpen(model, one))
  const go = open.filter((_, at) => isPicked(bits, at))
  const stay = open.filter((_, at) => !isPicked(bits, at) && at % 2 === 0)
  const ids = (list: typeof open) => list.map(({ mention }) => model.mentions[mention]?.id ?? '')
  await settleChoices(model.actor, { id: idOf(model, tag), go: ids(go), stay: ids(stay) })
  for (const { mention } of go) {
    model.clock += 1
    Object.assign(model.mentions[mention] ?? {}, { owner: tag, order: model.clock })
  }
  model.choices = model.choices.filter((one) => !go.includes(one) && !stay.includes(one))
}

async function split(model: Model, tag: number, into: number | null, bits: number): Promise<void> {
  const own = model.mentions.filter(({ owner }, at) => owner === tag && isPicked(bits, at))
  const target = into === null ? { name: `拆出${randomUUID().slice(0, 8)}镇` } : { intoId: idOf(model, into) }
  const mentions = own.map(({ id }) => id)
  const run = splitTag(model.actor, { ...(await ref(idOf(model, tag))), ...target, mentions })
  if (into === tag) return expect(run).rejects.toMatchObject({ reason: 'tag-split-self' })
  if (own.length === 0) return expect(run).rejects.toMatchObject({ reason: 'tag-split-nothing' })
  const { id } = await run
  const isProject = model.tags[tag]?.isProject ?? false
  const owner = into ?? model.tags.push({ id, parent: null, since: 0, isProject }) - 1
  for (const mention of own) {
    model.clock += 1
    Object.assign(mention, { owner, order: model.clock })
  }
}

async function run(model: Model, command: Command): Promise<void> {
  switch (command.do) {
    case 'merge':
      return merge(model, command.tag, command.into)
    case 'unmerge':
      return unmerge(model, command.tag)
    case 'mention':
      return addMention(model, command.tag, command.article)
    case 'retag':
      return retag(model, command.mention, command.tag)
    case 'split':
      return split(model, command.tag, command.into, command.picks)
    case 'settle':
      return settle(model, command.tag, command.picks)
    case 'retype': {
      const tag = model.tags[command.tag]
      if (!tag) return
      tag.isProject = !tag.isProject
      return retypeTag(model.actor, { ...(await ref(tag.id)), type: tag.isProject ? 'project' : 'place' })
    }
    case 'publish': {
      const { id, version } = await getArticleView(model.actor, model.articles[command.article]?.id ?? '')
      await publishArticle(model.actor, { id, version })
    }
  }
}

/** Rows, articles as the editor opens them, what readers are shown and the lists of choices all say what the model says. */
async function expectAttributed(model: Model): Promise<void> {
  const stored = await db.mention.findMany({ where: { id: { in: model.mentions.map(({ id }) => id) } } })
  const tagOf = new Map(stored.map(({ id, tagId }) => [id, tagId]))
  const owners = model.mentions.map(({ id, owner }) => [id, idOf(model, owner)])
  expect(model.mentions.map(({ id }) => [id, tagOf.get(id)])).toEqual(owners)
  for (const [at, { id }] of model.articles.entries()) {
    const { content, tags } = await getArticleView(model.actor, id)
    const here = model.mentions.filter((mention) => mention.article === at)
    const shown = here.map((mention) => tags[content.mentions[mention.id]?.tagId ?? '']?.id)
    expect(shown).toEqual(here.map(({ owner }) => idOf(model, rootOf(model, owner))))
  }
  for (const [tag, { id }] of model.tags.entries()) {
    const open = model.choices.filter((one) => one.tag === tag && isOpen(model, one))
    const { choices } = await getTag(model.actor, id)
    const listed = choices.rows.map(({ mentionId, from }) => [mentionId, from.id].join())
    const expected = open.map(({ mention, from }) => [model.mentions[mention]?.id, idOf(model, from)].join())
    expect(listed.sort()).toEqual(expected.sort())
  }
}

test('every mention stays attributable whatever is merged, un-merged, split, edited or retyped', async () => {
  await fc.assert(
    fc.asyncProperty(Histories, fc.nat(), async (history, shift) => {
      const model = await makeModel()
      for (const command of history) {
        await run(model, command)
        await expectAttributed(model)
      }
      const merged = [...model.tags.keys()].filter((tag) => model.tags[tag]?.parent !== null)
      for (let at = 0; at < merged.length; at += 1) {
        await unmerge(model, merged[(at + shift) % merged.length] ?? 0)
        await expectAttributed(model)
      }
      for (const { id } of model.tags) {
        expect(await db.tag.findUnique({ where: { id } })).toMatchObject({ rootId: id, mergedIntoId: null })
      }
    }),
    { numRuns: 8 },
  )
}, 240_000)
