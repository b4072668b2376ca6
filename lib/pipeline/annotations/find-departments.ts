import { allMatches } from './all-matches'
import type { Candidate, Passage } from './candidate'
import { OFFICE_TITLE } from './person-words'

const DEPARTMENT =
  /^(?:[\u4e00-\u9fff]{1,14}?)(?:研究中心|研究所|研究院|实验室|数据中心|服务中心|分公司|事业部|营销部|客运部|货运部|[\u4e00-\u9fff]部|[\u4e00-\u9fff]处|[\u4e00-\u9fff]科|支队|大队|分局|分院|学院|教研室|编辑部)/u
const HOLDER = new RegExp(
  `^(?:(?:党委|党支部|党组)?(?:副|常务副|原|首席|高级|教授级)*${OFFICE_TITLE}|工作人员|负责人|专家|教师|博士|专家)`,
  'u',
)
const BODY =
  /(?:局|委|厅|院|校|大学|公司|集团|中心|办|所|馆|银行|学会|协会|社科院|科学院|中科院|社科院|铁路局|海关|站|行)$/u
/** A department of its own that no body stands before: 先进制造业发展局局长, 数字化所副所长. */
const LONE = new RegExp(
  `(?<=^|[,。;:!?、“”"]|[市区县镇的在])((?![该本各某其])[\\u4e00-\\u9fff]{2,9}(?:发展局|管理局|服务局|促进局|监管局|招商局|专班))(?=(?:副|常务副)*${OFFICE_TITLE}|[,。]|统计|测算|介绍|发布|提供|通报|负责|与)`,
  'gu',
)
/** Branches that need no holder of an office behind them: 市公安局|食药环侦大队, 县林草局|湿地保护管理站. */
const BRANCH =
  /^(?![的和与等在及、])(?:(?![的和等在及了将由]|与(?!技术|应用|工程))[\u4e00-\u9fff]){1,12}?(?:大队|支队|总队|中队|管理站|工作站|监测站|检察厅|监察处|执法局|分局|分院|事业部|分公司|分行|支行|研究院|研究所|研究中心|教研室|实验室|国家重点实验室|工程中心|技术中心|保障中心|服务中心|工程分公司)(?![\u4e00-\u9fff]{0,3}(?:建设|项目))/u
/** 中科院|合肥物质院, 中国农科院|茶叶所: an institute by its short name behind its academy. */
const ACADEMY = /(?:科学院|中科院|农科院|社科院|林科院|工程院)$/u
const INSTITUTE =
  /^(?:(?![的和与等在及、了将由])[\u4e00-\u9fff]){2,8}?(?:院(?![长士所内外区校墙落系方])|所(?![长有以在谓需属]))/u
const NO_BRANCH =
  /教授|院士|主任|局长|院长|书记|团队|携手|联合|共建|牵头|发布|建立|成立|走进|来到|设立|获悉|记者|合作|通过|依托|组织|推动|支持|入选|负责|揭牌|签约|所属|下属|旗下/u
const TASK_FORCE =
  /(?<=^|[,。;:!?、“”"]|[在由])([\u4e00-\u9fff]{2,12}(?:产业链?|项目|工作|招商|攻坚|服务)专班)/gu

/** Departments with the body they belong to, told by who holds office in them: 市工信局中小企业处|处长, 集团公司客运部|工作人员. */
export function findDepartments({ folded, edges }: Passage, bodies: readonly Candidate[]): Candidate[] {
  const inside = bodies.flatMap((body): Candidate[] => {
    if (body.type !== 'organization' || !BODY.test(folded.slice(body.start, body.end))) return []
    const rest = folded.slice(body.end, body.end + 24)
    const department = DEPARTMENT.exec(rest)?.[0]
    if (
      !department ||
      /[,。的在]/u.test(department) ||
      (/[和与]/u.test(department) && !/(?:学院|研究院|研究所|中心|实验室)$/u.test(department)) ||
      HOLDER.test(rest) ||
      !HOLDER.test(rest.slice(department.length))
    )
      return []
    const end = body.end + department.length
    return [{ ...body, end, canonical: null, rule: 'organ.department', score: 0.86 }]
  })
  inside.push(...bodies.flatMap((body) => branchesOf(folded, body)))
  const isLikely = /[局班]/u.test(folded)
  const named = isLikely ? [...allMatches(folded, LONE), ...allMatches(folded, TASK_FORCE)] : []
  const lone = named.flatMap((match): Candidate[] => {
    const start = match.index
    if (!edges.has(start)) return []
    return [
      {
        start,
        end: start + (match[1] ?? '').length,
        type: 'organization',
        canonical: null,
        rule: 'organ.department',
        score: 0.78,
      },
    ]
  })
  return [...inside, ...lone]
}

function branchesOf(folded: string, body: Candidate): Candidate[] {
  if (body.type !== 'organization' || !BODY.test(folded.slice(body.start, body.end))) return []
  const rest = folded.slice(body.end, body.end + 20)
  const isAcademy = ACADEMY.test(folded.slice(body.start, body.end))
  const branch = BRANCH.exec(rest)?.[0] ?? (isAcademy ? INSTITUTE.exec(rest)?.[0] : undefined)
  if (!branch || NO_BRANCH.test(branch)) return []
  return [{ ...body, end: body.end + branch.length, canonical: null, rule: 'organ.department', score: 0.84 }]
}
