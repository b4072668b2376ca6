import type { Candidate, Passage } from './candidate'
import { INNER_VERBS, LEADING_WORDS } from './name-shapes'
import { TITLE } from './person-words'
import { wordIndexAt, type Word } from './words-of'

const ENDS_TITLE = new RegExp(`${TITLE}$`, 'u')
const HELD_TITLE =
  /^(?:领导|代表|委员|职工|员工|学生|市民|居民|专家|律师|记者|教师|工程师|青年|工人|科学家|村民|志愿者|医师|医生)$/u
/** What is done to works, and no part of their names. */
const BUILDING = /^(?:建设|启动|推进|推动|发布|签约|揭牌|生产|经营|销售|规划|登陆|改革)$/u
const NAME_TAGS = /^(?:n|nr|ns|nt|nz|nrt|nrfg|ng|eng|j|l|i|vn|an|b|s|f|m|g|ag|vg|x|k|h|t|tg|q|a|ad|d|v)$/u
/** What closes a name. */
export const ENDS_NAME =
  /(?:公司|集团|大学|学院|研究院|研究所|实验室|中心|协会|联盟|委员会|管委会|厂|大会|论坛|峰会|园区|基地|平台|大厦|医院|银行|局|厅|示范区|研究所)$/u

/** 脑科学与智能技术: goes on over 与 only between words of one name, not between two names. */
export function joins({ folded, words }: Passage, known: readonly Candidate[], at: number): boolean {
  const before = folded.slice(Math.max(0, at - 12), at)
  if (ENDS_NAME.test(before) || known.some(({ end, type }) => end === at && type !== 'industry')) return false
  const word = words[wordIndexAt(words, at - 1)]
  return word?.end === at && /^(?:n|vn|b|nz|an|l|j)$/u.test(word.tag) && !LEADING_WORDS.has(word.text)
}

/** Whether a word may stand in a name before its ending; in the name of a work fewer verbs may. */
export function isPartOfName({ text, tag }: Word, isWork: boolean): boolean {
  if (
    !NAME_TAGS.test(tag) ||
    /[的了着暨]|^(?:所属|下属|旗下|直属|隶属|位于|坐落|来自|现有|拥有|累计|已有|共有|新增|集聚|聚集)$/u.test(
      text,
    )
  )
    return false
  if (ENDS_TITLE.test(text) && !HELD_TITLE.test(text)) return false
  if (text === '未来') return true
  if (/^[vd]$/u.test(tag)) return INNER_VERBS.has(text) && !(isWork && BUILDING.test(text))
  if (/^(?:a|ad|f|t|q|k|h)$/u.test(tag))
    return /^(?:[新高大小东西南北中上下老智绿美]|[春夏秋冬]季)$/u.test(text) || tag === 'a'
  if (tag === 'm')
    return /^(?:第.+|\d{4}年?|年|[\dA-Za-z.+-]+|[一二三四五六七八九十]+|[二三四]维|双向|多元|百年|千年|万里)$/u.test(
      text,
    )
  return true
}
