import { allMatches } from './all-matches'
import type { AnnotationRule } from '../annotation-rules'
import type { TagType } from '../model'
import type { Candidate, Passage } from './candidate'

const TITLE = /《([^《》]{2,80})》|《([^《》,。]{4,60})(?=[,。])/gu
const MEDIA = /(?:[日早晚时商]报|周刊|周报|杂志|学报|快报|通讯|评论|电视台|广播电台)$/u
const POLICY =
  /(?:规划|纲要|方案|条例|计划|意见|办法|规定|通知|决定|法|宣言|公报|报告|政策|措施|细则|指引|指南|协议|协定|公约|章程|倡议|备忘录|建议|若干|标准|规范|白皮书|蓝皮书|目录|清单|导则|若干措施|十条|条例实施细则|声明|批复|办法\(试行\))(?:\([^)]*\))?$/u
const WORK_BEFORE =
  /(?:电影|影片|电视剧|纪录片|小说|歌曲|话剧|舞剧|歌剧|诗集|综艺|节目|栏目|专栏|古诗|京剧|动画片|图书|游戏|新片|重温|观看|放映|大片|演出|上演|演唱|表演|朗诵|舞蹈|越剧|昆曲|粤剧|川剧|豫剧|评剧|黄梅戏|大戏|剧目|作品|绘本|画作|油画|国画|雕塑|专辑|单曲|主题曲|音乐剧|儿童剧|微电影|短片|长篇|散文|童话|专著|教材|著作|出版|撰写的?|创作的?|执导的?|主演的?|拍摄的?|演奏|合唱|唱响|一曲|一首)$/u
const JOURNAL =
  /^(?:自然|科学|细胞|柳叶刀|新英格兰医学杂志|求是|国家科学评论|物理评论快报|科学进展|自然[·-].+|细胞[·-].+)$/u
const JOURNAL_AFTER = /^(?:创刊|杂志|期刊|刊发|刊登|记者|报道)/u

/** Names between 《 and 》: documents and laws are policies, papers and journals organizations, works of art neither. */
export function findQuotedTitles({ folded }: Passage): Candidate[] {
  const found: Candidate[] = []
  for (const match of allMatches(folded, TITLE)) {
    const title = match[1] ?? match[2] ?? ''
    const start = match.index + 1
    const before = folded.slice(0, match.index)
    const after = folded.slice(match.index + match[0].length)
    const kind = kindOfTitle(title, before, after)
    if (kind) found.push({ start, end: start + title.length, canonical: null, ...kind })
  }
  return found
}

function kindOfTitle(
  title: string,
  before: string,
  after: string,
): { type: TagType; rule: AnnotationRule; score: number } | null {
  if (MEDIA.test(title) || JOURNAL.test(title) || JOURNAL_AFTER.test(after)) {
    return { type: 'organization', rule: 'title.journal', score: 0.85 }
  }
  if (POLICY.test(title)) return { type: 'policy', rule: 'title.document', score: 0.97 }
  if (WORK_BEFORE.test(before)) return null
  return { type: 'policy', rule: 'title.other', score: 0.7 }
}
