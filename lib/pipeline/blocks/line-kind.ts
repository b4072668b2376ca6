import type { DiscardReason } from '../model'
import { parseByline } from './byline'
import { findFurniture } from './furniture'
import type { FurnitureRule } from '../splitting-rules'

/** What the words of a line alone say about it; `text` is everything else, to be judged by its place and width. */
export type LineKind =
  | { kind: 'jump-from'; page: string }
  | { kind: 'jump-to'; page: string }
  | { kind: 'byline' }
  | { kind: 'credit' }
  | { kind: 'source-credit' }
  | { kind: 'page-reference'; page: string }
  | { kind: 'navigation' }
  | { kind: 'advertisement' }
  | { kind: 'discard'; reason: DiscardReason; rule: FurnitureRule }
  | { kind: 'text' }

const pageName = /(第?\s*[A-Z]?\s*[0-9〇一二三四五六七八九十]{1,4}\s*[A-Z]?\s*版(?:面)?|[A-Z]\s*[0-9]{1,3})/u
  .source
const arrow = /[◀▶◄►◁▷←→↑↓▲▼△▽☞➡⬅■●◆*>》《<（(【[\s]*/u.source
const tail = /[\s▶►→◀◄←▲▼）)】\]。》>]*/u.source

/** What a jump line says of the other half; words behind its closing bracket are the article's own. */
const about = /[^)）】\]]{0,20}?/u.source

const jumpFrom = new RegExp(`^${arrow}(?:紧接|上接|承接|接)\\s*${pageName}${about}${tail}$`, 'u')
const jumpTo = new RegExp(`^${arrow}(?:下转|转|续转|紧转)\\s*${pageName}${about}${tail}$`, 'u')
const jumpAtStart = new RegExp(
  `^[（(【[]\\s*(?:紧接|上接|承接|接)\\s*${pageName}[^（()）]{0,12}?[）)】\\]]`,
  'u',
)
const jumpAtEnd = new RegExp(
  `[（(【[]\\s*(?:下转|转|续转|紧转)\\s*${pageName}[^（()）]{0,12}?[）)】\\]]$`,
  'u',
)
const reference = new RegExp(
  `^(?:.{0,12}?|[^。]{0,30}(?=详见))(?:详见|见|刊于|全文见|相关报道见|报道见|内容见)\\s*(?:今日|本报)?${pageName}${tail}$`,
  'u',
)

const pointer = /^[^。]{0,30}[▶►→]\s*[A-Z]?\d{1,2}\s?版$/u

const creditEnd = /(?:摄影|摄|供图|制图|图片提供|图)\s*[）)]?$/u
const creditAlone =
  /^(?:[\p{Script=Han}A-Za-z0-9“”·（(\s]{0,16})?(?:[\p{Script=Han}·A-Za-z]{1,4}[\s\u3000]*){1,4}(?:\/|／)?\s*(?:摄影|摄|供图|制图|图片提供|图)\s*[）)]?$/u
const creditLabelled =
  /^[（(]?(?:摄影|图片|图|供图|制图|摄)\s*[:：/／丨|]\s*[\p{Script=Han}A-Za-z][^。，]{0,24}[）)]?$/u
const sourceCredit =
  /^[（(【](?:据|来源|转自|选自|摘自|综合|转载自|原载|来源于).{2,60}[）)】]$|^(?:来源|稿件来源|消息来源|转自)\s*[:：].{2,40}$/u
const pageCredit = /^[（(]?(?:本版|本报|本组)(?:图片|照片|摄影|稿件|文图|图文|文字)[^。]{0,40}$/u

/** A web page's path, its lists of links, and what offers to share or print. */
const webNavigation = /^\[[^\]]+\]\([^)]*\)\s*>|^-\s*\[[^\]]+\]|^(?:字号|分享到)\s*[:：]|^登录\s*\|/u
const navigation =
  /^[▲▼◆■●【[\s]*(?:内版|内页|今日|本期|本报|要闻|版面|重点|今日要闻)?\s?(?:导\s*读|导航|看点|速览|提要)[\s】\]▼▲:：]*$/u
const advertisement =
  /公\s*益\s*广\s*告|^广\s*告$|广告热线|招租热线|遗失声明|刊登热线|讲文明\s*树新风|^【\s?广告\s?】|声明作废|^社会主义核心价值观$|^(?:(?:富强|民主|文明|和谐|自由|平等|公正|法治|爱国|敬业|诚信|友善)[\s、·]*){3,12}$/u

/** Reads one line for itself. Order matters: the first pattern that fits is the most telling one. */
export function toLineKind(lineText: string): LineKind {
  const text = lineText
    .trim()
    .normalize('NFKC')
    .replace(/\s*:\s*/gu, '：')
  if (text.length > 120) return { kind: 'text' }
  const jump = /[版A-Z]/u.test(text) ? jumpKind(text) : null
  if (jump) return jump
  if (navigation.test(text) || webNavigation.test(text)) return { kind: 'navigation' }
  if (pageCredit.test(text)) return { kind: 'discard', reason: 'page-credit', rule: 'page-credit.words' }
  if (advertisement.test(text)) return { kind: 'advertisement' }
  const furniture = findFurniture(text)
  return furniture ? { kind: 'discard', ...furniture } : creditKind(text)
}

function jumpKind(text: string): LineKind | null {
  const from = jumpFrom.exec(text)
  if (from?.[1]) return { kind: 'jump-from', page: compact(from[1]) }
  const to = jumpTo.exec(text)
  if (to?.[1]) return { kind: 'jump-to', page: compact(to[1]) }
  if (pointer.test(text)) return { kind: 'page-reference', page: compact(text.replace(/^.*[▶►→]/u, '')) }
  const named = reference.exec(text)
  return named?.[1] ? { kind: 'page-reference', page: compact(named[1]) } : null
}

/** The page that a paragraph says in brackets it comes from, before its own words: `（上接第1版）据介绍`. */
export function pageBefore(text: string): string | null {
  return pageIn(jumpAtStart, text.trimStart().slice(0, 40))
}

/** The page that a paragraph says in brackets it goes on on, after its own words: `记者看到（下转第3版）`. */
export function pageBehind(text: string): string | null {
  return pageIn(jumpAtEnd, text.trimEnd().slice(-40))
}

function pageIn(jump: RegExp, text: string): string | null {
  const page = jump.exec(text.normalize('NFKC'))?.[1]
  return page === undefined ? null : compact(page)
}

function creditKind(text: string): LineKind {
  if (sourceCredit.test(text)) return { kind: 'source-credit' }
  if (creditLabelled.test(text) || (text.length <= 40 && creditEnd.test(text) && creditAlone.test(text)))
    return { kind: 'credit' }
  return parseByline(text) ? { kind: 'byline' } : { kind: 'text' }
}

function compact(text: string): string {
  return text.replace(/\s+/gu, '')
}
