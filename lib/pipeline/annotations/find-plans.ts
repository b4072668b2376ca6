import { allMatches } from './all-matches'
import type { AnnotationRule } from '../annotation-rules'
import type { Candidate, Passage } from './candidate'

const FIVE_YEARS =
  /(?:国家)?[“"]?(十[一二三四五六]五)[”"]?规划(?:纲要)?(?:(?:和|及)20\d\d年?远景目标(?:纲要)?)?(?!编制|建议|实施|期|收官|开局)/gu
const ORDINALS = new Map([
  ['十一五', '第十一个'],
  ['十二五', '第十二个'],
  ['十三五', '第十三个'],
  ['十四五', '第十四个'],
  ['十五五', '第十五个'],
  ['十六五', '第十六个'],
])
const QUOTED_POLICY = /[“"][^“”",。]{2,12}[”"](?:[\u4e00-\u9fff]{0,4}(?:规划|行动计划|行动方案|政策))/gu
const QUOTED_CLUSTER =
  /[“"][^“”",。]{1,8}[”"](?:战新|战略性新兴|特色|主导|未来|重点|现代化)?产业(集群|体系|联盟体系|联盟)/gu
const MODEL =
  /(?<=[了布推出“"、,款])(?!人工智能|AI|通用|基础|行业|垂直|多模态|工业|本地|国产|自研|推理|语言|视觉)[\u4e00-\u9fffA-Za-z]{2,4}大模型(?:\d(?:\.\d)?版)?/gu

/** Plans, policies and projects that quotation marks name: “十四五”规划, “一轴两翼”发展规划, “6+X”产业集群. */
export function findPlans({ folded }: Passage): Candidate[] {
  return [
    ...fiveYearPlans(folded),
    ...matches(folded, QUOTED_POLICY, 'policy', 'quoted.policy', 0.55),
    ...allMatches(folded, QUOTED_CLUSTER).map((match): Candidate => {
      const type = match[1]?.startsWith('联盟') ? 'organization' : 'industry'
      return { ...spanOf(match), type, canonical: null, rule: 'quoted.cluster', score: 0.65 }
    }),
    ...matches(folded, MODEL, 'technology', 'shape.model', 0.6),
  ]
}

function fiveYearPlans(folded: string): Candidate[] {
  return allMatches(folded, FIVE_YEARS).map((match) => {
    const ordinal = ORDINALS.get(match[1] ?? '') ?? ''
    const goals = /20\d\d/u.exec(match[0])?.[0]
    const canonical = `中华人民共和国国民经济和社会发展${ordinal}五年规划${goals ? `和${goals}年远景目标` : ''}纲要`
    return { ...spanOf(match), type: 'policy', canonical, rule: 'plan.five-years', score: 0.95 }
  })
}

function matches(
  folded: string,
  pattern: RegExp,
  type: Candidate['type'],
  rule: AnnotationRule,
  score: number,
): Candidate[] {
  return allMatches(folded, pattern).map((match) => ({
    ...spanOf(match),
    type,
    canonical: null,
    rule,
    score,
  }))
}

function spanOf(match: RegExpMatchArray): { start: number; end: number } {
  const start = match.index ?? 0
  return { start, end: start + match[0].length }
}
