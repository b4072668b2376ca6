import { randomUUID } from 'node:crypto'
import { actOnPage } from '@/lib/newsroom/act-on-page'
import { getArticleView } from '@/lib/newsroom/get-article'
import { getPageLedger } from '@/lib/newsroom/get-page-ledger'
import { importPage } from '@/lib/newsroom/import-page'
import { saveArticle } from '@/lib/newsroom/save-article'
import type { Actor } from '@/lib/editorial/actor'
import type { DeskAct } from '@/lib/editorial/desk-act'
import type { PageLedgerView } from '@/lib/editorial/page-ledger-view'
import type { ArticleContent } from '@/lib/document/content'
import { textBlocksOf } from '@/lib/document/body'

/** A page of three short articles and an advertisement, as an import reads it. */
export const BRIEFS = `成都晚报 2024年5月20日 星期一 农历四月十三
06 要闻

成渝双城经济圈再添
“轨道动脉”

　　本报讯（记者 周德元）昨日，记者从成都市
交通运输局获悉，成渝中线高铁四川段已完成投
资210亿元，占总投资的近三成。
　　据介绍，该线路全长292公里，设计时速350
公里，建成后成都与重庆两地将实现50分钟直
达。

天府新区首批人才公寓交付

　　本报讯（记者 何雨晴 通讯员 高 翔）5月18
日，四川天府新区首批1200套人才公寓正式交
付。今年内还将交付两批，共计3600套。
　　负责人表示，公寓租金为市场价的七成左
右，最长可租住五年。

龙泉驿区：
桃花经济结硕果

　　本报讯 今年前四个月，龙泉驿区接待游客
860万人次，同比增长12.6%。
　　（通讯员 马晓燕）

社会主义核心价值观
富强 民主 文明 和谐`

/** A page as a person holds it at the splitting desk: acts go to its newest version. */
export type Desk = {
  id: string
  text: string
  view: PageLedgerView
  /** The articles as imported, in page order. */
  articles: [string, string, string]
  rangeOf: (words: string) => { start: number; end: number }
  at: (words: string) => number
  act: (...acts: DeskAct[]) => Promise<PageLedgerView>
}

/** Imports the page of three articles under bytes of its own, for someone at the desk. */
export async function openDesk(actor: Actor, { publish = false } = {}): Promise<Desk> {
  // Blanks that no other page ends with: the same bytes again would add nothing.
  const blanks = [...randomUUID()].map((letter) => (letter < '8' ? ' ' : '\u3000')).join('')
  const bytes = Buffer.from(`${BRIEFS}\n${blanks}`)
  const { pageId } = await importPage(actor, { name: `${randomUUID()}.txt`, bytes }, { publish })
  const view = await getPageLedger(actor, pageId, { withText: true })
  const [first, second, third] = view.state.articles.map(({ id }) => id)
  if (!first || !second || !third) throw new Error('three articles expected')
  const page = view.text ?? ''
  const at = (words: string) => {
    const start = page.indexOf(words)
    if (start === -1) throw new Error(`not on the page: ${words}`)
    return start
  }
  const desk: Desk = {
    id: pageId,
    text: page,
    view,
    articles: [first, second, third],
    at,
    rangeOf: (words) => ({ start: at(words), end: at(words) + words.length }),
    act: async (...acts) => {
      desk.view = await actOnPage(actor, { id: pageId, version: desk.view.version, acts })
      return desk.view
    },
  }
  return desk
}

/** Saves an article with changed words, as its editor would; `change` gets the text of each block. */
export async function editArticle(
  actor: Actor,
  id: string,
  change: (text: string, at: number) => string,
  more: (content: ArticleContent) => ArticleContent = (content) => content,
): Promise<{ version: number }> {
  const { version, content } = await getArticleView(actor, id)
  const texts = textBlocksOf(content.body).map(({ text }) => text)
  const body: ArticleContent['body'] = {
    type: 'doc',
    content: content.body.content.map((node, at) => {
      const text = change(texts[at] ?? '', at)
      return text === texts[at] ? node : { ...node, content: text === '' ? [] : [{ type: 'text', text }] }
    }),
  }
  return saveArticle(actor, { id, version, content: more({ ...content, body }), decisions: [] })
}
