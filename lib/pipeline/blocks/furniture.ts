import type { DiscardReason } from '../model'
import { likelyPatterns } from './likely-patterns'
import type { FurnitureRule } from '../splitting-rules'

export type Furniture = { reason: DiscardReason; rule: FurnitureRule }

type Rule = Furniture & {
  /** One of these must be in the line; spares most lines the pattern. Empty: always tried. */
  needs: readonly string[]
  pattern: RegExp
}

const date =
  /(?:19|20)\d{2}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?|[二〇○零一三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日/u
    .source
const weekday = /星期[一二三四五六日天]|周[一二三四五六日]/u.source
const lunar = /(?:农历|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年)[\p{Script=Han}]{2,14}/u.source
const pageNumber = /第?\s*[A-Z]?\s*[0-9〇一二三四五六七八九十]{1,3}\s*版?|[A-Z]\d{1,3}/u.source
const word = /[\p{Script=Han}A-Za-z]{1,8}/u.source
/** Those who made the page. */
const editor =
  /责任编辑|责任校对|责编|编辑|值班编委|值班总编辑?|值班主任|总编辑|副总编辑|执行主编|主编|执行编辑|版式设计|版面设计|版面统筹|版式|美术编辑|美编|视觉设计|校对|检校|电子信箱|组版|统筹|策划|图片编辑|审读|[一二三]审/u
    .source
const gap = /[\s|｜·/丨:：]+/u.source

const rules: readonly Rule[] = [
  {
    rule: 'masthead.number',
    reason: 'masthead',
    needs: ['号', 'CN', '总第', '期', '代号'],
    pattern:
      /国内统一(?:连续出版物|刊)号|\bCN\s?\d{2}\s?[-—]\s?\d{4}|邮发代号|总第\s*\d+\s*期|^第\s*\d{3,6}\s*[期号]/u,
  },
  {
    rule: 'masthead.founder',
    reason: 'masthead',
    needs: ['主办', '主管', '出版'],
    pattern: /^[^，。、；：\s]{2,18}(?:主办|主管|出版)(?:[\s、][^，。；：\s]{2,18}(?:主办|主管|出版))*$/u,
  },
  {
    rule: 'masthead.date',
    reason: 'masthead',
    needs: ['19', '20', '年'],
    pattern: new RegExp(
      `^(?:(?:${word}|${pageNumber})${gap}){0,4}(?:${date})(?:\\s*(?:${weekday}|${lunar})|${gap}(?:${pageNumber}|今日.{0,8}版|共.{0,3}版|${word}))*\\s*$`,
      'u',
    ),
  },
  {
    rule: 'masthead.date',
    reason: 'masthead',
    needs: ['星期', '农历', '年'],
    pattern: new RegExp(
      `^(?=[^，。；！？]{6,64}$)(?=.*(?:报|版|总第|农历|^${date}))(?=.*(?:${weekday}|${lunar})).*(?:${date})`,
      'u',
    ),
  },
  {
    rule: 'masthead.title',
    reason: 'masthead',
    needs: [],
    pattern: /^(?=.{6,40}$)[A-Z]{2,}(?:\s[A-Z&'-]{2,})+$/u,
  },
  {
    rule: 'masthead.weekday',
    reason: 'masthead',
    needs: ['星期', '农历'],
    pattern: new RegExp(`^(?:(?:${weekday}|${lunar}|今日.{0,8}版|共.{0,3}版)[\\s|｜·]*)+$`, 'u'),
  },
  {
    rule: 'masthead.title',
    reason: 'masthead',
    needs: ['报'],
    pattern:
      /^[\p{Script=Han}]{1,6}(?:日报|晚报|晨报|时报|早报|周报|导报|商报|新报|快报|都市报)(?:\s+[\p{Script=Han}A-Z\d·.\s]{1,16})?$|^(?:[\p{Script=Han}]\s){2,6}报$/u,
  },
  {
    rule: 'furniture.editor',
    reason: 'page-furniture',
    needs: ['编', '校', '版式', '版面', '审', '信箱', '组版', '统筹', '策划', '总监'],
    pattern: new RegExp(
      `^[■□●]?\\s*(?:本版)?(?:${editor})(?:${editor}|[/／、])*\\s*[:：/／丨｜|\\s]\\s*.{1,80}$|^.{0,24}[\\s](?:${editor})\\s*[:：/／丨｜|\\s]\\s*[\\p{Script=Han}\\s]{2,12}[\\s、](?:${editor}|美术|美编)`,
      'u',
    ),
  },
  {
    rule: 'furniture.contact',
    reason: 'page-furniture',
    needs: ['线', '电话', '邮', '网', '地址', '投稿', 'mail', '@', 'http', 'www'],
    pattern:
      /^(?:(?:[\p{Script=Han}]{2,4})?(?:热线|电话|邮箱|信箱|E-?mail|投稿|网址|地址|邮编|传真)\s*[:：].{3,80}|(?:[\p{Script=Han}]{2,4})?(?:热线|电话|邮箱|信箱|E-?mail|传真)\s*[:：]?\s*(?:[\d(（]|\S+@).{3,80}|https?:\/\/\S+|www\.\S+|\S+@\S+\.\S+)$/iu,
  },
  {
    rule: 'furniture.contact',
    reason: 'page-furniture',
    needs: ['ICP', 'Copyright', '版权所有', '℃', '°C'],
    pattern:
      /ICP备|版权所有|Copyright|^(?:天气预报|今[日天]|明[日天]|[\p{Script=Han}]{2,8}\s?(?:今[日天]|明[日天]))[^。]{0,40}\d\s?(?:℃|°C)/iu,
  },
  {
    rule: 'furniture.page-label',
    reason: 'page-furniture',
    needs: [],
    pattern:
      /^(?:第?\s?[A-Z]?\s?[0-9]{1,3}\s?版?(?:\s{0,4}[·|｜/]?\s?[\p{Script=Han}]{2,6})?|第[〇一二三四五六七八九十]{1,3}版(?:\s?[\p{Script=Han}]{2,6})?|[\p{Script=Han}]{2,6}\s{1,4}(?:[A-Z]?\d{1,3}|第?[0-9一二三四五六七八九十]{1,3}版))$/u,
  },
  {
    rule: 'furniture.scan',
    reason: 'page-furniture',
    needs: ['扫', '关注', '下载'],
    pattern:
      /扫(?:一扫|码|描)?.{0,10}二维码|^扫码.{0,16}$|^(?:更多|精彩)(?:内容|资讯).{0,20}(?:扫码|关注|下载).{0,20}$/u,
  },
  {
    rule: 'furniture.support',
    reason: 'page-furniture',
    needs: ['由'],
    pattern: /^本(?:栏目|版|专栏|专版)由.{2,40}$/u,
  },
  { rule: 'furniture.symbols', reason: 'page-furniture', needs: [], pattern: /^[^\p{L}\p{N}]+$/u },
]

const likelyRules = likelyPatterns(
  rules.map(({ needs }) => (needs.length > 0 ? { has: needs.map((words) => words.charAt(0)).join('') } : {})),
)

/** The printed furniture a line is by its words alone: masthead, page label, editors, contacts; null when it is none. */
export function findFurniture(text: string): Furniture | null {
  for (let left = likelyRules(text); left !== 0; left &= left - 1) {
    const found = rules[31 - Math.clz32(left & -left)]
    if (found && hasOne(text, found.needs) && found.pattern.test(text))
      return { reason: found.reason, rule: found.rule }
  }
  return null
}

function hasOne(text: string, words: readonly string[]): boolean {
  return words.length === 0 || words.some((word) => text.includes(word))
}
