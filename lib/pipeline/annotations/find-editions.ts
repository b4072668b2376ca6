import { allMatches } from './all-matches'
import type { Candidate, Passage } from './candidate'

const EDITED =
  /第[一二三四五六七八九十百\d]+届(?!委员会|理事会|全国人大|全国政协|[省市区县]|董事会|监事会|执委会|党委|班子|政府|学生|毕业)[^,。;:!?、《》“”"\s了将在的]{2,26}?(?:[节展赛](?![会示览馆区开出事场道段前后制季]|点)|论坛|大会|峰会|博览会|交易会|洽谈会|年会|[博展]会|展览会?|运动会|艺术周|活动周|[一-鿿]{2}周(?=[,。在于上期]|开幕|闭幕)|双年展)/gu

/** 菜博会, 东盟咖博会: fairs by their short names, of which the dictionary knows few. */
const FAIR =
  /(?:第[一二三四五六七八九十\d]+届|20\d\d年?)?[\u4e00-\u9fff]{1,2}(?:博会|洽会|交会|贸会|商会(?=开幕))/gu
/** 第三届|链博会: the edition before a fair that is known. */
const EDITION_BEFORE = /(?:第[一二三四五六七八九十百\d]+届|20\d\d年?)$/u

/** The edition and the year before a known event belong to it; short names of fairs that no list holds. */
export function findFairs({ folded, edges }: Passage, known: readonly Candidate[]): Candidate[] {
  const edited = known.flatMap((name): Candidate[] => {
    if (name.type !== 'event') return []
    const edition = EDITION_BEFORE.exec(folded.slice(Math.max(0, name.start - 8), name.start))?.[0]
    return edition ? [{ ...name, start: name.start - edition.length, rule: 'shape.event', score: 0.9 }] : []
  })
  const fairs = folded.includes('会') ? allMatches(folded, FAIR) : []
  const short = fairs.flatMap((match): Candidate[] => {
    const end = match.index + match[0].length
    if (
      !edges.has(match.index) ||
      !/^(?:$|[^\u4e00-\u9fff]|[上的开闭在已将是展和与等订签])/u.test(folded.slice(end))
    )
      return []
    return [{ start: match.index, end, type: 'event', canonical: null, rule: 'shape.event', score: 0.7 }]
  })
  return [...edited, ...short]
}

/** 第十一届共同家园论坛: from the edition on everything is the event's name, whatever words it is made of. */
export function findEditions({ folded, edges }: Passage): Candidate[] {
  if (!folded.includes('届')) return []
  return allMatches(folded, EDITED).flatMap((match): Candidate[] => {
    const end = match.index + match[0].length
    if (!edges.has(end)) return []
    return [{ start: match.index, end, type: 'event', canonical: null, rule: 'shape.event', score: 0.9 }]
  })
}
