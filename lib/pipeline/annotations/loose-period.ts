import { allMatches } from './all-matches'
import { sentenceStart } from './learned/sentence-places'

const NUMBER = '(?:[一二两三四五六七八九十]+|半|\\d{1,2})'
/** 每天, 每周: what comes again, said of its own clause alone. */
const REPEATED = /每(?:天|日|周|月|年|晚|季度|季)(?![都人])/gu
/** 跑了一年, 三天卖出: a stretch of time of which the clause tells. 由半年缩短到 is itself what is measured. */
const STRETCH = new RegExp(
  `(?<![由从至到第近过去来未前约满零点\\d一二两三四五六七八九十])${NUMBER}(?:年半?|个半?月|天|晚)多?(?![来间内前后以级期的生度计代龄制一])`,
  'gu',
)
/** 开通一年, 运行三个月: since something began. */
const RUNNING = new RegExp(
  `(?:开通|上线|试点|试?运行|成立|通车|开业|投用|投产|开馆|入驻)${NUMBER}(?:年半?|个半?月|天)多?`,
  'gu',
)
/** 第三年, 第五批, 同期, 年末: a place in a row, or a time that the text has named before. */
const NAMED =
  /第[一二三四五六七八九十]+(?:年|批|季|天|期)|(?<![上去今前明]年)同期(?!的|相比|增|下)|年末|期末/gu

/**
 * The words that tell of what time a figure is without naming days that could be counted (每天, 开通一年, 第五批): the nearest of its clause,
 * else of its sentence. Only where nothing else names a time. 年产 and 累计 are none: they say what is measured, not when.
 */
export function loosePeriod(folded: string, start: number): string | null {
  const sentence = folded.slice(sentenceStart(folded, start), start)
  const clause = sentence.slice(sentence.search(/[^,;:]*$/u))
  return lastOf(clause, [REPEATED, STRETCH]) ?? lastOf(sentence, [RUNNING, NAMED])
}

function lastOf(text: string, patterns: readonly RegExp[]): string | null {
  const found = patterns.flatMap((pattern) => allMatches(text, pattern))
  return found.toSorted((a, b) => a.index - b.index).at(-1)?.[0] ?? null
}
