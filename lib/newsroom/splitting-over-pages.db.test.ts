import { describe, expect, test } from 'vitest'
import { openDesk } from '../../seeds/desk-factory'
import { makeActor } from '../../seeds/factory'
import { db } from '../db/client'
import { textBlocksOf } from '../document/body'
import { getArticleView } from './get-article'
import { getPageLedger } from './get-page-ledger'
import { undoAct } from './replay-act'

const actor = await makeActor()
const read = async (id: string) => {
  const { content, retired } = await getArticleView(actor, id)
  return { body: content.body, retired, texts: textBlocksOf(content.body).map(({ text }) => text) }
}

describe('an article that goes on on another page', () => {
  /** The first article of one page goes on with the last article of another. */
  async function spanning() {
    const [one, two] = [await openDesk(actor), await openDesk(actor)]
    const [head, tail] = [one.articles[0], two.articles[2]]
    const count = await db.ledgerRow.count({ where: { articleId: head } })
    await db.$transaction(async (tx) => {
      await tx.$executeRaw`UPDATE "LedgerRow" SET "articleId" = ${head}::uuid, "position" = "position" + ${count}
        WHERE "articleId" = ${tail}::uuid`
    })
    one.view = await getPageLedger(actor, one.id)
    two.view = await getPageLedger(actor, two.id)
    return { one, two, head }
  }
  const order = async (articleId: string) => {
    const rows = await db.ledgerRow.findMany({ where: { articleId }, orderBy: { position: 'asc' } })
    expect(rows.map(({ position }) => position)).toEqual(rows.map((_, at) => at))
    return rows.map(({ pageId, start }) => `${pageId} ${start}`)
  }

  test('is read over both pages, keeps its order there, and comes back whole', async () => {
    const { one, two, head } = await spanning()
    expect(one.view.articles[head]?.otherPages.map(({ id }) => id)).toEqual([two.id])
    const before = await order(head)
    await one.act({ kind: 'split-line', at: one.at('获悉') })
    const texts = (await read(head)).texts
    expect(texts[0]).toContain('成都市交通运输局获悉')
    expect(texts.at(-1)).toContain('龙泉驿区接待游客')
    const { body } = await read(head)
    expect(
      textBlocksOf(body)
        .at(-1)
        ?.source.map(({ page }) => page),
    ).toEqual([two.id])
    await one.act({ kind: 'merge', into: one.articles[1], articleIds: [head] })
    expect(await order(head)).toEqual(before.filter((place) => place.startsWith(two.id)))
    expect((await read(head)).retired).toBeNull()
    one.view = await undoAct(actor, one.view)
    one.view = await undoAct(actor, one.view)
    expect(await order(head)).toEqual(before)
    expect((await read(head)).texts).toEqual(texts)
  })
})
