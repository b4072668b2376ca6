import { parsePeople } from '../blocks/byline'
import type { BylineDraft } from '../model'

export type Dispatch = { outlet: string | null; dateline: string | null; bylines: BylineDraft[] }

const opening =
  /^(?<outlet>本报|本网|本刊|本台|据?新华社|中新社|[\p{Script=Han}]{2,8}?(?:日报|晚报|晨报|时报|早报|周报|导报|商报|报|网|社|台|客户端)|[日晚晨早快]报)(?<place>[\p{Script=Han}]{0,10}?(?:(?:\d{1,2}月)?\d{1,2}日)?)?(?<mark>讯|电)(?=$|[\s（(：:]|记者|通讯员|[\p{Script=Han}“])/u
const people =
  /^\s*[（(](?<inside>[^（）()]{2,60})[）)]|^\s*(?<plain>(?:记者|通讯员)\s*[\p{Script=Han} 、]{2,30}?)\s*(?:报道|[：:])/u
const inText =
  /^[（(]?(?<outlet>本报|[\p{Script=Han}]{2,6}(?:报|网|社))?(?:首席|见习|全媒体|全媒)?记者\s*(?<names>[\p{Script=Han} 、]{2,24}?)\s*(?:报道|摄影报道|[：:）)])/u
const atEnd = /[（(](?<inside>[^（）()]{2,60})[）)]$/u
const taken = /^(?:据|来源|转自|选自|摘自|综合|原载)/u

/** Whether a text begins as only an article does: `本报讯`, `新华社北京3月5日电`. */
export function opensArticle(text: string): boolean {
  return opening.test(text)
}

/** Who reports and from where, as an article's first words say: `本报讯(记者 李天蔚)`, `新华社北京3月5日电（记者 张三）`. */
export function readDispatch(text: string): Dispatch {
  const found = opening.exec(text)?.groups
  if (found) {
    const outlet = (found['outlet'] ?? '').replace(/^据/u, '')
    const rest = text.slice(opening.exec(text)?.[0].length ?? 0)
    const named = people.exec(rest)?.groups
    const reading = parsePeople(named?.['inside'] ?? named?.['plain'] ?? '', 'marked')
    const dateline = found['place'] ? `${outlet}${found['place']}${found['mark'] ?? ''}` : null
    return { outlet, dateline, bylines: reading?.bylines ?? [] }
  }
  const reported = inText.exec(text)?.groups
  const reading = reported ? parsePeople(`记者 ${reported['names'] ?? ''}`, 'words-only') : null
  return {
    outlet: reading ? (reported?.['outlet'] ?? null) : null,
    dateline: null,
    bylines: reading?.bylines ?? [],
  }
}

export type Signature = { bylines: BylineDraft[]; outlet: string | null; sourceCredit: string | null }

/** What the brackets that close an article's last paragraph say: who wrote it, or where it was taken from. */
export function readSignature(text: string): Signature | null {
  const inside = atEnd.exec(text.trim())?.groups?.['inside']
  if (!inside) return null
  if (taken.test(inside) && !/记者/u.test(inside)) {
    return { bylines: [], outlet: null, sourceCredit: toSourceCredit(inside) }
  }
  const reading = parsePeople(inside, 'marked')
  return reading ? { ...reading, sourceCredit: null } : null
}

/** A printed source without its brackets and stray spaces: `据“上海发布”微信公众号`. */
export function toSourceCredit(text: string): string {
  return text
    .trim()
    .replace(/^[（(【]|[）)】]$/gu, '')
    .replace(/\s+/gu, '')
}
