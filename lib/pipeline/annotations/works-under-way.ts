import { sentenceAround } from './clauses'
import type { Candidate, Passage } from './candidate'

/** What is a project while it is built and a place once people travel on it. */
const WORK = /(?:高铁|铁路|城际|高速公路|高速|快速路|大桥|特大桥|隧道|通道|运河|航道)$/u
const UNDER_WAY =
  /在建|建设|施工|合龙|开工|动工|建成|竣工|贯通|承建|铺轨|架梁|盾构|掘进|工程|规划|通车在即|即将通车|年底通车|勘察|工地|项目部|总投资/u

/** Railways, roads and bridges as projects where their sentence tells of building them, as places elsewhere. */
export function typeWorks({ folded }: Passage, candidates: readonly Candidate[]): Candidate[] {
  return candidates.map((candidate) => {
    const { type, start, end } = candidate
    if (
      (type !== 'place' && type !== 'project') ||
      !WORK.test(folded.slice(start, end)) ||
      /^[GS]?\d/u.test(folded.slice(start, end))
    )
      return candidate
    const sentence = sentenceAround(folded, start, end)
    const isBuilt = UNDER_WAY.test(folded.slice(sentence.start, sentence.end))
    return { ...candidate, type: isBuilt ? 'project' : 'place' }
  })
}
