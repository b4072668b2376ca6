import type { DiscardReason } from '../model'
import { parseByline } from './byline'

/** What the words of a line alone say about it; `text` is everything else, to be judged by its place and width. */
export type LineKind =
  | { kind: 'jump-from'; page: string }
  | { kind: 'jump-to'; page: string }
  | { kind: 'byline' }
  | { kind: 'credit' }
  | { kind: 'source-credit' }
  | { kind: 'page-reference' }
  | { kind: 'navigation' }
  | { kind: 'advertisement' }
  | { kind: 'discard'; reason: DiscardReason; rule: string }
  | { kind: 'text' }

const pageName = /(第?\s*[A-Z]?\s*[0-9〇一二三四五六七八九十]{1,4}\s*[A-Z]?\s*版(?:面)?|[A-Z]\s*[0-9]{1,3})/u
  .source
const arrow = /[◀▶◄►◁▷←→↑↓▲▼△▽☞➡⬅■●◆*>》《<（(【\[\s]*/u.source
const tail = /[\s▶►→◀◄←▲▼）)】\]。》>]*/u.source

const jumpFrom = new RegExp(`^${arrow}(?:紧接|上接|承接|接)\\s*${pageName}.{0,20}?${tail}$`, 'u')
const jumpTo = new RegExp(`^${arrow}(?:下转|转|续转|紧转)\\s*${pageName}.{0,20}?${tail}$`, 'u')
const reference = new RegExp(
  `^.{0,12}?(?:详见|见|刊于|全文见|相关报道见|报道见|内容见)\\s*(?:今日|本报)?${pageName}${tail}$`,
  'u',
)

const creditAlone =
  /^(?:[\p{Script=Han}A-Za-z0-9“”·（(\s]{0,16})?(?:[\p{Script=Han}·A-Za-z]{1,4}[\s\u3000]*){1,4}(?:\/|／)?\s*(?:摄影|摄|供图|制图|图片提供|图)\s*[）)]?$/u
const creditLabelled =
  /^[（(]?(?:摄影|图片|图|供图|制图|摄)\s*[:：/／丨|]\s*[\p{Script=Han}A-Za-z][^。，]{0,24}[）)]?$/u
const sourceCredit =
  /^[（(【](?:据|来源|转自|选自|摘自|综合|转载自|原载|来源于).{2,60}[）)】]$|^(?:来源|稿件来源|消息来源|转自)\s*[:：].{2,40}$/u
const pageCredit = /^[（(]?(?:本版|本报|本组)(?:图片|照片|摄影|稿件|文图|图文|文字)[^。]{0,40}$/u

const navigation =
  /^[▲▼◆■●【\[\s]*(?:内版|内页|今日|本期|本报|要闻|版面|重点|今日要闻)?(?:导读|导航|看点|速览|提要)[\s】\]▼▲:：]*$/u
const advertisement = /公\s*益\s*广\s*告|^\s*广\s*告\s*$|广告热线|招租热线|遗失声明|刊登热线|讲文明\s*树新风/u

const furniture: readonly { rule: string; reason: DiscardReason; pattern: RegExp }[] = [
  {
    rule: 'masthead.number',
    reason: 'masthead',
    pattern:
      /国内统一(?:连续出版物|刊)号|\bCN\s?\d{2}\s?[-—]\s?\d{4}|邮发代号|总第\s*\d+\s*期|^第\s*\d{3,6}\s*[期号]/u,
  },
  {
    rule: 'masthead.founder',
    reason: 'masthead',
    pattern: /^.{2,20}(?:主办|主管|出版)(?:\s.{2,20}(?:主办|主管|出版))*$/u,
  },
  {
    rule: 'masthead.date',
    reason: 'masthead',
    pattern: /^[^，。]{0,12}(?:19|20)\d{2}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日[^，。]{0,40}$/u,
  },
  {
    rule: 'masthead.weekday',
    reason: 'masthead',
    pattern: /^(?:农历.{2,14}|星期[一二三四五六日天](?:\s.{0,20})?)$/u,
  },
  {
    rule: 'masthead.title',
    reason: 'masthead',
    pattern:
      /^[\p{Script=Han}]{1,6}(?:日报|晚报|晨报|时报|早报|周报|导报|商报)$|^[\p{Script=Han}]\s[\p{Script=Han}]\s(?:[\p{Script=Han}]\s){0,3}报$/u,
  },
  {
    rule: 'furniture.editor',
    reason: 'page-furniture',
    pattern:
      /^[■□●]?\s*(?:本版)?(?:责任编辑|责编|编辑|值班编委|值班总编|执行编辑|版式|版式设计|美编|美术编辑|校对|电子信箱|组版|一审|二审|三审)\s*[:：/丨|\s]\s*.{1,80}$/u,
  },
  {
    rule: 'furniture.contact',
    reason: 'page-furniture',
    pattern:
      /^(?:(?:新闻|订阅|热线|读者|报料|投稿|监督|联系|广告|发行)?(?:热线|电话|邮箱|E-?mail|投稿|网址|地址|邮编)\s*[:：].{3,80}|https?:\/\/\S+|www\.\S+|\S+@\S+\.\S+)$/iu,
  },
  {
    rule: 'furniture.page-label',
    reason: 'page-furniture',
    pattern:
      /^(?:第?\s*[A-Z]?\s*[0-9〇一二三四五六七八九十]{1,3}\s*版?(?:\s*[·|/]?\s*[\p{Script=Han}]{2,6})?|[A-Z]\d{1,3}(?:\s*[\p{Script=Han}]{2,6})?|[\p{Script=Han}]{2,6}\s*(?:[A-Z]?\d{1,3}|第?\s*[0-9一二三四五六七八九十]{1,3}\s*版))$/u,
  },
  {
    rule: 'furniture.scan',
    reason: 'page-furniture',
    pattern:
      /扫(?:一扫|码|描)?.{0,10}二维码|^扫码.{0,16}$|^(?:更多|精彩)(?:内容|资讯).{0,20}(?:扫码|关注|下载).{0,20}$/u,
  },
  { rule: 'furniture.support', reason: 'page-furniture', pattern: /^本(?:栏目|版|专栏|专版)由.{2,40}$/u },
  { rule: 'furniture.symbols', reason: 'page-furniture', pattern: /^[^\p{L}\p{N}]+$/u },
]

/** Reads one line for itself. Order matters: the first pattern that fits is the most telling one. */
export function toLineKind(lineText: string): LineKind {
  const text = lineText.trim()
  if (text.length > 120) return { kind: 'text' }
  const from = jumpFrom.exec(text)
  if (from?.[1]) return { kind: 'jump-from', page: compact(from[1]) }
  const to = jumpTo.exec(text)
  if (to?.[1]) return { kind: 'jump-to', page: compact(to[1]) }
  if (reference.test(text)) return { kind: 'page-reference' }
  if (navigation.test(text)) return { kind: 'navigation' }
  if (pageCredit.test(text)) return { kind: 'discard', reason: 'page-credit', rule: 'page-credit.words' }
  if (advertisement.test(text)) return { kind: 'advertisement' }
  const found = furniture.find((entry) => entry.pattern.test(text))
  if (found) return { kind: 'discard', reason: found.reason, rule: found.rule }
  return creditKind(text)
}

function creditKind(text: string): LineKind {
  if (sourceCredit.test(text)) return { kind: 'source-credit' }
  if (creditLabelled.test(text) || (text.length <= 40 && creditAlone.test(text))) return { kind: 'credit' }
  return parseByline(text) ? { kind: 'byline' } : { kind: 'text' }
}

/** The page a jump or reference line points to: `第一版`. */
export function pageNamed(text: string): string | null {
  const found = new RegExp(pageName, 'u').exec(text)
  return found?.[1] ? compact(found[1]) : null
}

function compact(text: string): string {
  return text.replace(/\s+/gu, '')
}
