import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { editArticle, openDesk, type Desk } from '../../seeds/desk-factory'
import { makeActor } from '../../seeds/factory'
import { db } from '../db/client'
import { textBlocksOf } from '../document/body'
import type { ArticleContent } from '../document/content'
import { markBody } from '../document/mark-body'
import { SURFACE } from '../editorial/surfaces'
import { Conflict, Forbidden, Refused } from '../errors'
import { acceptProposal, type ProposalRef } from './accept-proposal'
import { getArticleView } from './get-article'
import { rejectProposal } from './reject-proposal'
import { undoAct } from './replay-act'
import { submitArticle } from './submit-article'
import { unpublishArticle } from './unpublish-article'

const actor = await makeActor()
const textsOf = ({ body }: ArticleContent) => textBlocksOf(body).map(({ text }) => text)

async function proposalOf(id: string) {
  const { version, proposal, content } = await getArticleView(actor, id)
  const ref: ProposalRef = { id, version, proposalId: proposal?.id ?? '' }
  return { ref, proposed: proposal && textsOf(proposal.content), texts: textsOf(content), proposal }
}

/** A page whose first article somebody has worked on. */
async function editedDesk(): Promise<Desk & { edited: string }> {
  const desk = await openDesk(actor)
  const [edited] = desk.articles
  await editArticle(actor, edited, (text) => text.replace('据介绍', '据铁路部门介绍'))
  return Object.assign(desk, { edited })
}

describe('acts on an article that people have worked on', () => {
  test('change nothing of it, and propose what they would make of it', async () => {
    const desk = await editedDesk()
    const before = await getArticleView(actor, desk.edited)
    const view = await desk.act({ kind: 'discard', ranges: [desk.rangeOf('直\n达。')], reason: 'ghost-text' })
    expect(view.articles[desk.edited]).toMatchObject({
      isUntouched: false,
      isEdited: true,
      hasProposal: true,
    })
    const { texts, proposed, proposal } = await proposalOf(desk.edited)
    expect(texts).toEqual(textsOf(before.content))
    expect((await getArticleView(actor, desk.edited)).version).toBe(before.version)
    expect(proposed).toEqual([texts[0], texts[1]?.replace('直达。', '')])
    expect(proposed?.[1]).toContain('据铁路部门介绍')
    expect(proposal?.by).toBe('测试')
  })

  test('add to what waits already; undoing them takes it back', async () => {
    const desk = await editedDesk()
    await desk.act({ kind: 'discard', ranges: [desk.rangeOf('直\n达。')], reason: 'ghost-text' })
    const first = await proposalOf(desk.edited)
    await desk.act({ kind: 'set-role', ranges: [desk.rangeOf('“轨道动脉”')], role: 'deck' })
    const { ref, proposal } = await proposalOf(desk.edited)
    expect(ref.proposalId).not.toBe(first.ref.proposalId)
    expect(proposal?.content).toMatchObject({ headline: '成渝双城经济圈再添', deck: '“轨道动脉”' })
    expect(textsOf(proposal?.content ?? (await getArticleView(actor, desk.edited)).content)[1]).not.toContain(
      '直达',
    )
    desk.view = await undoAct(actor, desk.view)
    expect((await proposalOf(desk.edited)).proposed).toEqual(first.proposed)
    desk.view = await undoAct(actor, desk.view)
    expect((await proposalOf(desk.edited)).proposal).toBeNull()
    const states = await db.proposedChange.groupBy({
      by: ['state'],
      where: { articleId: desk.edited },
      _count: true,
    })
    expect(states).toEqual([{ state: 'superseded', _count: 3 }])
  })

  test('never retire it: without lines it waits for a word, and the word retires it', async () => {
    const desk = await editedDesk()
    const [, second] = desk.articles
    await desk.act({ kind: 'merge', into: second, articleIds: [desk.edited] })
    const { ref, proposed } = await proposalOf(desk.edited)
    expect(proposed).toEqual([''])
    expect((await getArticleView(actor, desk.edited)).retired).toBeNull()
    await acceptProposal(actor, ref)
    const { retired, head } = await getArticleView(actor, desk.edited)
    expect(retired?.mergedInto?.id).toBe(second)
    expect(head).toBe(3)
    // Undoing brings the article back; the lines come in again as a proposal.
    desk.view = await undoAct(actor, desk.view)
    expect((await getArticleView(actor, desk.edited)).retired).toBeNull()
    expect((await proposalOf(desk.edited)).proposed?.[0]).toContain('本报讯')
  })

  test('of contributors work too: what an article in review makes of it is for editors', async () => {
    const contributor = await makeActor('CONTRIBUTOR')
    const desk = await openDesk(contributor)
    const [first] = desk.articles
    const { version } = await getArticleView(actor, first)
    await submitArticle(actor, { id: first, version })
    await desk.act({ kind: 'discard', ranges: [desk.rangeOf('直\n达。')], reason: 'ghost-text' })
    const { ref } = await proposalOf(first)
    await expect(acceptProposal(contributor, ref)).rejects.toThrow(Forbidden)
    await expect(rejectProposal(contributor, ref)).rejects.toThrow(Forbidden)
    await acceptProposal(actor, ref)
    expect((await proposalOf(first)).texts.at(-1)).not.toContain('直达')
  })
})

describe('a word on a proposed change', () => {
  test('takes it over as a revision: rows follow, new lines come with suggestions', async () => {
    const desk = await editedDesk()
    const mentionId = randomUUID()
    const tagId = (
      await db.tag.create({
        data: { type: 'place', name: `成都${mentionId}`, slug: mentionId, pinyin: 'x', initials: 'x' },
      })
    ).id
    await editArticle(
      actor,
      desk.edited,
      (text) => text,
      (content) => {
        const block = textBlocksOf(content.body)[1]
        const start = block?.text.indexOf('成都') ?? 0
        const mark = { type: 'entity' as const, attrs: { mentionId } }
        const body = markBody(content.body, [{ blockId: block?.id ?? '', start, end: start + 2, mark }])
        return { ...content, body, mentions: { [mentionId]: { tagId } } }
      },
    )
    await desk.act({
      kind: 'move',
      ranges: [
        desk.rangeOf('负责人表示，公寓租金为市场价的七成左\n右，最长可租住五年。'),
        desk.rangeOf('龙泉驿区接待游客\n860万人次，同比增长12.6%。'),
      ],
      articleId: desk.edited,
    })
    const { ref, proposed } = await proposalOf(desk.edited)
    await acceptProposal(actor, ref)
    const view = await getArticleView(actor, desk.edited)
    expect(textsOf(view.content)).toEqual(proposed)
    expect(view).toMatchObject({ proposal: null, isEdited: true, head: 4, version: ref.version + 1 })
    const blocks = new Map(textBlocksOf(view.content.body).map((block) => [block.id, block.text]))
    const open = view.suggestions.filter(({ state, blockId }) => state === 'open' && blocks.has(blockId))
    expect(open.map(({ quote }) => quote)).toContain('龙泉驿区')
    const mention = await db.mention.findUniqueOrThrow({ where: { id: mentionId } })
    expect(mention).toMatchObject({ detachedAt: null, quote: '成都' })
    const revision = await db.revision.findFirstOrThrow({ where: { articleId: desk.edited, number: 4 } })
    expect(revision).toMatchObject({ reason: 'proposal', authorId: actor.id })
    await expect(acceptProposal(actor, { ...ref, version: view.version })).rejects.toThrow(Conflict)
  })

  test('comes too late when the article moved on; the proposal is made anew for the newer text', async () => {
    const desk = await editedDesk()
    await desk.act({ kind: 'discard', ranges: [desk.rangeOf('直\n达。')], reason: 'ghost-text' })
    const { ref } = await proposalOf(desk.edited)
    await editArticle(actor, desk.edited, (text) => text.replace('该线路', '这条线路'))
    await expect(acceptProposal(actor, ref)).rejects.toThrow(Conflict)
    const now = await proposalOf(desk.edited)
    await expect(acceptProposal(actor, { ...now.ref, proposalId: ref.proposalId })).rejects.toThrow(Conflict)
    expect(now.proposed?.[1]).toContain('据铁路部门介绍，这条线路')
    await acceptProposal(actor, now.ref)
    expect((await proposalOf(desk.edited)).texts[1]).not.toContain('直达')
  })

  test('turns it down: the article stays, and later acts propose only what they change', async () => {
    const desk = await editedDesk()
    await desk.act({ kind: 'discard', ranges: [desk.rangeOf('直\n达。')], reason: 'ghost-text' })
    const { ref, texts } = await proposalOf(desk.edited)
    await rejectProposal(actor, ref)
    await desk.act({ kind: 'set-role', ranges: [desk.rangeOf('“轨道动脉”')], role: 'deck' })
    const { proposal, proposed } = await proposalOf(desk.edited)
    expect(proposed).toEqual(texts)
    expect(proposal?.content.deck).toBe('“轨道动脉”')
  })
})

test('what is published stays as it is when its lines move; the printed page follows the ledger', async () => {
  const admin = await makeActor('ADMIN')
  const desk = await openDesk(admin, { publish: true })
  const [first, second] = desk.articles
  const live = () =>
    db.publication.findMany({ where: { articleId: { in: [first, second] } }, orderBy: { id: 'asc' } })
  const before = await live()
  expect(before).toHaveLength(2)
  await desk.act({ kind: 'merge', into: second, articleIds: [first] })
  expect(desk.view.articles[second]).toMatchObject({ status: 'PUBLISHED', hasProposal: true })
  expect(await live()).toEqual(before)
  const stale = await db.staleSurface.findMany({
    where: { surface: { in: [SURFACE.source(desk.id), SURFACE.article(first)] } },
  })
  expect(new Set(stale.map(({ surface }) => surface)).size).toBe(2)
  const { ref } = await proposalOf(first)
  await expect(acceptProposal(admin, ref)).rejects.toEqual(new Refused('proposal-withdraw-first'))
  const { version } = await unpublishArticle(admin, ref)
  await acceptProposal(admin, { ...ref, version })
  expect((await getArticleView(admin, first)).retired?.mergedInto?.id).toBe(second)
})
