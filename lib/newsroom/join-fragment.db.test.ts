import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeActor } from '../../seeds/factory'
import { db } from '../db/client'
import { findSource } from '../db/public/sources'
import { textBlocksOf } from '../document/body'
import { markBody } from '../document/mark-body'
import type { Actor } from '../editorial/actor'
import { COMMAND_LINE } from '../editorial/actor'
import { SURFACE } from '../editorial/surfaces'
import { Conflict, Forbidden, NotFound, Refused } from '../errors'
import { dismissJump, reopenJump } from './dismiss-jump'
import { getArticleView } from './get-article'
import { importFile } from './import-page'
import { joinFragment } from './join-fragment'
import { countMatchesOfArticle, countMatchesOfPage, listMatches } from './list-matches'
import { publishArticle } from './publish-article'
import { saveArticle } from './save-article'
import { splitOffFragment } from './split-off-fragment'
import { updatePage } from './update-page'

const encode = (text: string) => new TextEncoder().encode(text)

/** Two pages of an issue of its own: a story begins on the first and goes on, in the middle of a word, on the fourth. */
function issue() {
  const mark = randomUUID().slice(0, 6)
  // Words of its own, lest it be taken for the story of another test.
  const wordsOf = (digits: string) =>
    [...digits].map((digit) => '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳'.charAt(Number.parseInt(digit, 16))).join('')
  const name = wordsOf(mark)
  const guests = () => wordsOf(randomUUID().replaceAll('-', ''))
  const day = Number.parseInt(mark, 16)
  const masthead = (page: number) =>
    `松江报 ${1950 + (day % 70)}年${1 + (day % 12)}月${1 + (day % 28)}日 星期一 第${page}版`
  const first = [
    masthead(1),
    '',
    `${name}产业园昨天开工`,
    '',
    `本报讯(记者 李天蔚)${name}产业园昨天开工，园区负责人说，${name}晶圆产线将分三期建设，已有企业九家签约。` +
      `到场的有${guests()}。园区还将建设人才公寓，带动晶`,
    '',
    '(下转第四版)',
    '',
  ].join('\n')
  const fourth = [
    masthead(4),
    '',
    '◀ 上接第一版',
    '',
    `${name}产业园迎来企业`,
    '',
    `圆设备企业落户。${name}晶圆产线投产后，园区年产值将达到450亿元。`,
    '',
    `园区负责人表示，${name}产业园将向九城市开放。到场的还有${guests()}。`,
    '',
  ].join('\n')
  return { name, first, fourth, masthead }
}

async function importText(text: string, publish = false) {
  const { pageId } = await importFile(
    COMMAND_LINE,
    { name: `${randomUUID()}.txt`, bytes: encode(text) },
    { publish },
  )
  const [article] = await db.article.findMany({ where: { ledger: { some: { pageId } } } })
  if (!article) throw new Error('no article')
  return { pageId, ...article }
}

async function importBoth(order: 'first' | 'fourth' = 'first', publish = false) {
  const { first, fourth, name, masthead } = issue()
  const [one, two] = order === 'first' ? [first, fourth] : [fourth, first]
  const a = await importText(one, publish)
  const b = await importText(two, publish)
  const [beginning, fragment] = order === 'first' ? [a, b] : [b, a]
  return { name, masthead, beginning, fragment }
}

const now = (id: string) => db.article.findUniqueOrThrow({ where: { id } })
const refOf = async (fragmentId: string, beginningId: string) => ({
  fragmentId,
  beginningId,
  fragmentVersion: (await now(fragmentId)).version,
  beginningVersion: (await now(beginningId)).version,
})
const join = async (actor: Actor, fragmentId: string, beginningId: string) =>
  joinFragment(actor, await refOf(fragmentId, beginningId))
const textOf = async (actor: Actor, id: string) =>
  textBlocksOf((await getArticleView(actor, id)).content.body).map(({ text }) => text)
const openMatches = (fragmentId: string) => db.jumpMatch.findMany({ where: { fragmentId, state: 'open' } })

describe('on import', () => {
  test.each(['first', 'fourth'] as const)('a jump is found when the %s page comes first', async (order) => {
    const { beginning, fragment } = await importBoth(order)
    const [match, ...more] = await openMatches(fragment.id)
    expect(more).toEqual([])
    expect(match).toMatchObject({ beginningId: beginning.id })
    expect(match?.signs).toEqual(
      expect.arrayContaining(['from-names-page', 'to-names-page', 'same-issue', 'sentence-completed']),
    )
  })

  test('another date, said by a person, takes the match back; the same brings it again', async () => {
    const actor = await makeActor()
    const { beginning, fragment } = await importBoth()
    const say = async (pageId: string, printedOn: string) => {
      const { version } = await db.sourcePage.findUniqueOrThrow({ where: { id: pageId } })
      await updatePage(actor, { id: pageId, version, newspaper: '松江报', printedOn, pageLabel: null })
    }
    await say(beginning.pageId, '2023-12-04')
    await say(fragment.pageId, '2023-12-05')
    expect(await openMatches(fragment.id)).toEqual([])
    await say(fragment.pageId, '2023-12-04')
    expect((await openMatches(fragment.id)).map(({ beginningId }) => beginningId)).toEqual([beginning.id])
  })
})

describe('joining two untouched drafts', () => {
  test('makes one article over both pages, one paragraph of the two halves, and retires the fragment', async () => {
    const actor = await makeActor('CONTRIBUTOR')
    const { name, beginning, fragment } = await importBoth()
    const [before, added] = [await textOf(actor, beginning.id), await textOf(actor, fragment.id)]
    await join(actor, fragment.id, beginning.id)
    const after = await textOf(actor, beginning.id)
    expect(after.join('')).toBe([...before, ...added].join(''))
    expect(after.some((text) => text.includes('带动晶圆设备企业落户'))).toBe(true)

    const { content, pages, isEdited } = await getArticleView(actor, beginning.id)
    expect([content.headline, content.continuesFrom, content.continuesTo, content.isFragment]).toEqual([
      `${name}产业园昨天开工`,
      null,
      null,
      false,
    ])
    expect([pages.map(({ id }) => id), isEdited]).toEqual([[beginning.pageId, fragment.pageId], false])
    const halves = textBlocksOf(content.body).find(({ text }) => text.includes('带动晶圆'))
    expect(halves?.source.map(({ page }) => page)).toEqual([beginning.pageId, fragment.pageId])

    expect(await now(fragment.id)).toMatchObject({ mergedIntoId: beginning.id, status: 'DRAFT' })
    expect((await now(fragment.id)).retiredAt).not.toBeNull()
    expect(await textOf(actor, fragment.id)).toEqual(added)
    expect(await db.ledgerRow.count({ where: { articleId: fragment.id } })).toBe(0)
    const positions = await db.ledgerRow.findMany({
      where: { articleId: beginning.id },
      orderBy: { position: 'asc' },
    })
    expect(positions.map(({ position }) => position)).toEqual(positions.map((_, at) => at))
    expect(positions.flatMap(({ role }) => (role === 'jump' || role === 'headline' ? role : []))).toEqual([
      'headline',
    ])
    expect(await openMatches(fragment.id)).toEqual([])
    expect(await db.auditEvent.count({ where: { targetId: beginning.id, action: 'article.join' } })).toBe(1)
  })

  test('the proposals of the fragment stand on the whole, where their words stand now', async () => {
    const actor = await makeActor()
    const { beginning, fragment } = await importBoth()
    const proposed = await db.suggestion.findMany({ where: { articleId: fragment.id } })
    const own = await db.suggestion.count({ where: { articleId: beginning.id } })
    expect(proposed.some(({ quote }) => quote === '450亿元')).toBe(true)
    await join(actor, fragment.id, beginning.id)
    const { suggestions, content } = await getArticleView(actor, beginning.id)
    expect(suggestions).toHaveLength(own + proposed.length)
    const figure = suggestions.find(({ quote }) => quote === '450亿元')
    expect(textBlocksOf(content.body).find(({ id }) => id === figure?.blockId)?.text).toContain('450亿元')
  })

  test('of two who join at once one wins, and a stale screen is told', async () => {
    const actor = await makeActor()
    const { beginning, fragment } = await importBoth()
    const ref = await refOf(fragment.id, beginning.id)
    const results = await Promise.allSettled([joinFragment(actor, ref), joinFragment(actor, ref)])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(joinFragment(actor, ref)).rejects.toBeInstanceOf(Conflict)
    await expect(join(actor, fragment.id, beginning.id)).rejects.toBeInstanceOf(Refused)
    await expect(join(actor, beginning.id, beginning.id)).rejects.toBeInstanceOf(Refused)
  })

  test('a save that was made meanwhile is not lost: the join is refused', async () => {
    const actor = await makeActor()
    const { beginning, fragment } = await importBoth()
    const ref = await refOf(fragment.id, beginning.id)
    const { content, version } = await getArticleView(actor, beginning.id)
    await saveArticle(actor, {
      id: beginning.id,
      version,
      content: { ...content, headline: '改过' },
      decisions: [],
    })
    await expect(joinFragment(actor, ref)).rejects.toBeInstanceOf(Conflict)
    expect((await now(fragment.id)).retiredAt).toBeNull()
  })
})

describe('joining what people worked on', () => {
  test('edited texts are appended, with marks and figures under new ids', async () => {
    const actor = await makeActor()
    const { beginning, fragment } = await importBoth()
    const view = await getArticleView(actor, fragment.id)
    const block = textBlocksOf(view.content.body).find(({ text }) => text.includes('450亿元'))
    const at = block?.text.indexOf('450亿元') ?? 0
    const metricId = randomUUID()
    const body = markBody(view.content.body, [
      { blockId: block?.id ?? '', start: at, end: at + 5, mark: { type: 'metric', attrs: { metricId } } },
    ])
    const figure = {
      indicator: `产值${randomUUID()}`,
      subject: null,
      value: '45000000000',
      valueTo: null,
      from: null,
      direction: null,
      unit: '元',
      qualifier: '=' as const,
      kind: 'level' as const,
      period: null,
      scope: null,
    }
    const content = { ...view.content, body, metrics: { [metricId]: figure } }
    await saveArticle(actor, { id: fragment.id, version: view.version, content, decisions: [] })
    await join(actor, fragment.id, beginning.id)

    const rows = await db.metric.findMany({ where: { articleId: beginning.id } })
    expect(rows.map(({ text, detachedAt }) => [text, detachedAt])).toEqual([['450亿元', null]])
    expect(rows[0]?.id).not.toBe(metricId)
    expect(await db.metric.findUniqueOrThrow({ where: { id: metricId } })).toMatchObject({
      articleId: fragment.id,
      detachedAt: null,
    })
    expect((await now(beginning.id)).isEdited).toBe(true)
  })

  test('a published beginning stays public as it is; the published fragment leads there', async () => {
    const actor = await makeActor()
    const { beginning, fragment } = await importBoth('first', true)
    const copies = await db.publication.findMany({ where: { articleId: beginning.id } })
    await join(actor, fragment.id, beginning.id)
    expect(await db.publication.findMany({ where: { articleId: beginning.id } })).toEqual(copies)
    const view = await getArticleView(actor, beginning.id)
    expect([view.status, view.hasUnpublishedChanges]).toEqual(['PUBLISHED', true])
    expect(await now(fragment.id)).toMatchObject({ status: 'WITHDRAWN' })
    expect(await db.publication.findMany({ where: { articleId: fragment.id, endedAt: null } })).toEqual([])
    const redirect = await db.redirect.findUniqueOrThrow({ where: { from: `/articles/${fragment.slug}` } })
    expect(redirect.to).toBe(`/articles/${beginning.slug}`)
    const stale = await db.staleSurface.findMany({ where: { surface: SURFACE.article(fragment.id) } })
    expect(stale.length).toBeGreaterThan(0)

    await publishArticle(actor, await now(beginning.id))
    const page = await findSource(fragment.pageId)
    expect(page?.id).toBe(fragment.pageId)
    const live = await db.publication.findFirstOrThrow({ where: { articleId: beginning.id, endedAt: null } })
    expect(JSON.stringify(live.content)).toContain('带动晶圆设备企业落户')
  })

  test('a contributor joins drafts only', async () => {
    const contributor = await makeActor('CONTRIBUTOR')
    const { beginning, fragment } = await importBoth('first', true)
    await expect(join(contributor, fragment.id, beginning.id)).rejects.toBeInstanceOf(Forbidden)
    const [match] = await openMatches(fragment.id)
    await expect(dismissJump(contributor, { id: match?.id ?? '' })).rejects.toBeInstanceOf(Forbidden)
  })

  test('a middle part is joined with what comes before and after it, in either order', async () => {
    const actor = await makeActor()
    const { name, masthead, beginning, fragment } = await importBoth()
    const { content, version } = await getArticleView(actor, fragment.id)
    await saveArticle(actor, {
      id: fragment.id,
      version,
      content: { ...content, continuesTo: '第五版', isFragment: true },
      decisions: [],
    })
    const last = await importText(
      [
        masthead(5),
        '',
        '上接第四版',
        '',
        `${name}产业园迎来企业`,
        '',
        `${name}产业园将向九城市开放，${name}晶圆产线明年投产。`,
        '',
      ].join('\n'),
    )
    expect((await openMatches(last.id)).map(({ beginningId }) => beginningId)).toContain(fragment.id)
    await join(actor, fragment.id, beginning.id)
    expect((await getArticleView(actor, beginning.id)).content.continuesTo).toBe('第五版')
    expect((await openMatches(last.id)).map(({ beginningId }) => beginningId)).toEqual([beginning.id])
    await join(actor, last.id, beginning.id)
    expect((await getArticleView(actor, beginning.id)).pages).toHaveLength(3)
    expect((await getArticleView(actor, beginning.id)).content.isFragment).toBe(false)
  })
})

describe('taking it back', () => {
  const split = async (actor: Actor, fragmentId: string, id: string) =>
    splitOffFragment(actor, { fragmentId, id, version: (await now(id)).version })

  test('gives both back as they were, and proposes them again', async () => {
    const actor = await makeActor()
    const { beginning, fragment } = await importBoth()
    const rows = () =>
      db.ledgerRow.findMany({
        where: { pageId: { in: [beginning.pageId, fragment.pageId] } },
        orderBy: [{ pageId: 'asc' }, { start: 'asc' }],
      })
    const [ledger, first, second] = [
      await rows(),
      await textOf(actor, beginning.id),
      await textOf(actor, fragment.id),
    ]
    const before = (await getArticleView(actor, beginning.id)).content
    await join(actor, fragment.id, beginning.id)
    await split(actor, fragment.id, beginning.id)
    expect(await rows()).toEqual(ledger)
    expect([await textOf(actor, beginning.id), await textOf(actor, fragment.id)]).toEqual([first, second])
    expect((await getArticleView(actor, beginning.id)).content).toEqual(before)
    expect(await now(fragment.id)).toMatchObject({ retiredAt: null, mergedIntoId: null, status: 'DRAFT' })
    expect(await openMatches(fragment.id)).toHaveLength(1)
    const { suggestions } = await getArticleView(actor, beginning.id)
    const texts = new Map(textBlocksOf(before.body).map(({ id, text }) => [id, text]))
    for (const { state, blockId, quote } of suggestions)
      if (state === 'open') expect(texts.get(blockId)).toContain(quote)
    await join(actor, fragment.id, beginning.id)
    expect((await now(fragment.id)).mergedIntoId).toBe(beginning.id)
  })

  test('leaves a fragment that was public withdrawn, with its address its own', async () => {
    const actor = await makeActor()
    const { beginning, fragment } = await importBoth('first', true)
    await join(actor, fragment.id, beginning.id)
    await split(actor, fragment.id, beginning.id)
    expect(await now(fragment.id)).toMatchObject({ status: 'WITHDRAWN', slug: fragment.slug })
    expect(await db.redirect.findUnique({ where: { from: `/articles/${fragment.slug}` } })).toBeNull()
    await publishArticle(actor, await now(fragment.id))
  })

  test('is refused once the whole was edited', async () => {
    const actor = await makeActor()
    const { beginning, fragment } = await importBoth()
    await join(actor, fragment.id, beginning.id)
    const { content, version } = await getArticleView(actor, beginning.id)
    await saveArticle(actor, {
      id: beginning.id,
      version,
      content: { ...content, deck: '副题' },
      decisions: [],
    })
    await expect(split(actor, fragment.id, beginning.id)).rejects.toMatchObject({ reason: 'join-changed' })
  })
})

test('what was said not to belong together is not proposed again', async () => {
  const actor = await makeActor()
  const { fragment } = await importBoth()
  const [match] = await openMatches(fragment.id)
  await dismissJump(actor, { id: match?.id ?? '' })
  await expect(dismissJump(actor, { id: match?.id ?? '' })).rejects.toBeInstanceOf(Conflict)
  const { version } = await db.sourcePage.findUniqueOrThrow({ where: { id: fragment.pageId } })
  await updatePage(actor, { id: fragment.pageId, version, newspaper: null, printedOn: null, pageLabel: '4' })
  expect(await openMatches(fragment.id)).toEqual([])

  await reopenJump(actor, { id: match?.id ?? '' })
  await expect(reopenJump(actor, { id: match?.id ?? '' })).rejects.toBeInstanceOf(Conflict)
  expect((await openMatches(fragment.id)).map(({ id }) => id)).toEqual([match?.id])
})

test('the desk lists what waits and what was decided, of one article and of one page', async () => {
  const actor = await makeActor()
  const { beginning, fragment, name } = await importBoth()
  const waits = { jumps: 1, duplicates: 0, repeats: 0 }
  expect(await countMatchesOfArticle(actor, fragment.id)).toEqual(waits)
  expect(await countMatchesOfPage(actor, fragment.pageId)).toEqual(waits)
  const [jump] = (await listMatches(actor, { page: fragment.pageId })).jumps
  expect(jump).toMatchObject({
    beginning: { id: beginning.id, jump: '第四版', printed: { pageId: beginning.pageId } },
    fragment: { id: fragment.id, jump: '第一版', printed: { pageId: fragment.pageId } },
  })
  expect([jump?.beginning.words.endsWith('带动晶'), jump?.fragment.words.startsWith('圆设备')]).toEqual([
    true,
    true,
  ])

  await join(actor, fragment.id, beginning.id)
  for (const query of [{ article: beginning.id }, { page: beginning.pageId }]) {
    const { jumps, settled } = await listMatches(actor, query)
    expect(jumps.filter((open) => open.fragment.id === fragment.id)).toEqual([])
    // Pages of other tests, of which no issue is known, may have been candidates for the same beginning.
    expect(settled.filter(({ second }) => second?.id === fragment.id)).toMatchObject([
      { decision: 'joined', first: { headline: `${name}产业园昨天开工` } },
    ])
  }
  await expect(listMatches(actor, { article: randomUUID() })).rejects.toBeInstanceOf(NotFound)
})

test('whatever the halves say, joining and taking back loses no character and no owner', async () => {
  const actor = await makeActor()
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.string({ unit: fc.constantFrom(...'园区晶圆产线人才，。！“”12%𠮷'), minLength: 3, maxLength: 24 }),
        {
          minLength: 1,
          maxLength: 4,
        },
      ),
      fc.boolean(),
      async (paragraphs, isEdited) => {
        const { name, first, fourth } = issue()
        const beginning = await importText(first)
        const fragment = await importText(`${fourth}\n${name}${paragraphs.join(`。\n\n${name}`)}\n`)
        if (isEdited) {
          const { content, version } = await getArticleView(actor, fragment.id)
          const edited = { ...content, deck: name }
          await saveArticle(actor, { id: fragment.id, version, content: edited, decisions: [] })
        }
        const ids = [beginning.id, fragment.id]
        const rows = async () =>
          db.ledgerRow.findMany({
            where: { pageId: { in: [beginning.pageId, fragment.pageId] } },
            orderBy: [{ pageId: 'asc' }, { start: 'asc' }],
          })
        const contents = async () =>
          Promise.all(ids.map(async (id) => (await getArticleView(actor, id)).content))
        const inkOf = (texts: string[]) => texts.join('').replaceAll(/\s/gu, '')
        const [before, ledger] = [await contents(), await rows()]
        const text = inkOf([...(await textOf(actor, beginning.id)), ...(await textOf(actor, fragment.id))])

        await join(actor, fragment.id, beginning.id)
        expect(inkOf(await textOf(actor, beginning.id))).toBe(text)
        const places = (all: typeof ledger) => all.map(({ pageId, start, end }) => [pageId, start, end])
        expect(places(await rows())).toEqual(places(ledger))

        const { version } = await now(beginning.id)
        await splitOffFragment(actor, { fragmentId: fragment.id, id: beginning.id, version })
        expect(await contents()).toEqual(before)
        expect(await rows()).toEqual(ledger)
      },
    ),
    { numRuns: 6 },
  )
}, 120_000)
