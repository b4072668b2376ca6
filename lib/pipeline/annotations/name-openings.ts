import { allMatches } from './all-matches'
import type { Candidate, Passage } from './candidate'
import { LEADING_WORDS } from './name-shapes'
import { wordsWithin } from './words-of'

/** What sort of body or work follows. */
const SORT =
  /最[长大高深宽难][\u4e00-\u9fff]{0,3}?(?:隧道|大桥|工程|项目|基地|桥|园区|水库|泵站|平台)|[\u4e00-\u9fff]?(?:企业|民企|央企|国企|外企|车企|药企|房企)|(?:运营|投资|承建|建设|施工|合作|主办|承办|中标|收购|供应|采购|委托|开发)[方商]|(?:施工|建设|设计|运营|主办)单位/gu
/** What a place does with a work that it is no part of. */
const BUILDS =
  /^(?:正在|正|将|要|已|规划|投资|加快|全力|积极)*(?:建设|打造|建成|建立|启动|推进|设立|成立|建有|拥有|开通|引进|创建|获批|申报|筹建|新建|建起|打造成)(?:了|起)?(?!工程|集团|银行|局|厅)/u
/** ，前进|轮胎（越南）有限公司: a company's name that a mark opens may begin with a verb. */
export function reachMark({ folded, words }: Passage, start: number, from: number): number {
  if (!folded.startsWith('有限', from) && !/有限/u.test(folded.slice(from, from + 8))) return start
  let at = start
  while (at > 0 && /[\u4e00-\u9fff]/u.test(folded[at - 1] ?? '')) at -= 1
  if (at === start || from - at > 12 || start - at > 4) return start
  const skipped = wordsWithin(words, at, start)
  const isVerb =
    skipped.length === 1 &&
    skipped.every(({ text, tag }) => text.length === 2 && tag.startsWith('v') && !LEADING_WORDS.has(text))
  return isVerb ? at : start
}

/** 德资企业|慕贝尔…有限公司, 园区运营方|松湖控股集团: behind the last word that says what sort of body follows. */
export function behindSort({ folded, edges }: Passage, start: number, from: number): number {
  const sorts = allMatches(folded.slice(start, from), SORT)
  const end = start + (sorts.at(-1)?.index ?? 0) + (sorts.at(-1)?.[0].length ?? 0)
  return end < from && edges.has(end) ? end : start
}

/** 张家界建设|国家…试验区: a place that builds what follows is no part of its name. */
export function behindBuilding(
  { folded, edges }: Passage,
  known: readonly Candidate[],
  start: number,
  from: number,
): number {
  const place = known.find((name) => name.start === start && name.type === 'place' && name.end < from)
  const verb = place && BUILDS.exec(folded.slice(place.end, from))?.[0]
  const end = place && verb ? place.end + verb.length : start
  return from - end >= 3 && edges.has(end) ? end : start
}
