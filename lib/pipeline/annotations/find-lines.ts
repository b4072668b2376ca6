import { allMatches } from './all-matches'
import type { Candidate, Edges, Passage } from './candidate'

/** The one-character names of provinces and cities, of which the names of lines are made. */
const SHORT_NAMES =
  '包京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼港澳台杭甬温嘉湖绍金衢丽合芜锡常通盐扬镇泰淮徐连蓉成昆汉广深珠佛莞惠武郑济太石西兰银乌哈长沈大松虹商安九池黄宣阜六蚌福厦龙漳泉莆昌萍株怀衡邵益宜荆襄十恩万达南遂绵乐自攀雅渝遵毕铜玉百河柳桂北钦防湛茂江肇韶梅汕潮揭盘营丹锦承张唐秦保雄沧邢邯济青烟威潍淄枣临日菏开洛平许漯周驻信焦濮'
const LINE = new RegExp(
  `(?:G\\d{1,4}|S\\d{1,4})?[${SHORT_NAMES}]{2,5}(?:中线|北线|东线|西线|南线|支线)?(?:高铁|铁路|城际铁路|城际|客专|高速公路|高速|快速路|公路|大通道|特高压|运河)(?:[${SHORT_NAMES}]{2}段)?|[GS]\\d{1,4}(?:高速公路|高速|国道|省道)|\\d{3}(?:国道|省道)`,
  'gu',
)

/** 包头至银川高速铁路: the two ends of a line in full. */
const BETWEEN =
  /(?<=^|[,。;:!?、“”"(的着]|新建)(?![在由从对将])[\u4e00-\u9fff]{2,4}至(?!今|少|多|此|于)[\u4e00-\u9fff]{2,5}?(?:高速铁路|高速公路|城际铁路|铁路|高铁|高速|城际)(?![一-鿿]{0,2}[站局口])/gu

/** Roads and rail lines named for their ends: 沪苏湖高铁, 沪松快速路, G15沈海高速, 318国道. */
export function findLines({ folded, edges }: Passage): Candidate[] {
  const between = folded.includes('至') ? allMatches(folded, BETWEEN) : []
  return [...allMatches(folded, LINE), ...between].map((match) => ({
    start: wholeStart(match.index, folded, edges),
    end: match.index + match[0].length,
    type: 'place',
    canonical: null,
    rule: 'shape.line',
    score: 0.92,
  }))
}

/** 加开|贵南高铁: a character that a word before it ends with belongs to that word. */
function wholeStart(start: number, folded: string, edges: Edges): number {
  const isRest = !edges.has(start) && edges.has(start + 1) && /^[\u4e00-\u9fff]{3}/u.test(folded.slice(start))
  return isRest && /^[\u4e00-\u9fff]{3,}(?:高|铁|城|公|快|客)/u.test(folded.slice(start)) ? start + 1 : start
}
