import { FAMILY_NAME } from './annotations/person-words'
import { TAG_TYPES, type TagType } from './model'

/** Endings that tell what a name stands for. The first that fits counts: 产业园区 is a project, though it ends in 区. */
const ENDINGS: readonly [TagType, RegExp][] = [
  ['event', /(?:大会|会议|年会|展会|论坛|峰会|博览会|洽谈会|研讨会|发布会|运动会|大赛|赛|节|仪式)$/u],
  [
    'organization',
    /(?:公司|集团|银行|大学|学院|学校|[中小]学|医院|委员会|管委会|研究院|研究所|设计院|法院|检察院|协会|学会|商会|联合会|促进会|基金会|理事会|联盟|政府|[厅局]|办公室|领导小组|专班|事务所|合作社|报社|出版社|电视台|博物馆|图书馆|基金)$/u,
  ],
  [
    'project',
    /(?:基地|园区|产业园|科技园|开发区|高新区|示范区|试验区|走廊|平台|大厦|枢纽|大桥|隧道|铁路|高铁|高速|号线|公园|科学城|工程|项目)$/u,
  ],
  ['policy', /(?:规划|方案|条例|意见|纲要|计划|办法|规定|细则|政策|通知|决定|白皮书|宣言|[》])$/u],
  ['place', /(?:[市区县镇省乡村州盟旗湾港岛山江河湖]|街道|新城|地区|半岛|三角洲)$/u],
  ['technology', /(?:技术|大模型|芯片|机器人|系统|卫星|疫苗|电池|算法|发动机)$/u],
]
const PERSON = new RegExp(`^(?=\\p{Script=Han}{2,4}$)${FAMILY_NAME}`, 'u')

/** All types of tags, the one that a name's ending (or, with two to four characters, a family name) speaks for first. */
export function likelyTypes(name: string): TagType[] {
  const known = ENDINGS.find(([, ending]) => ending.test(name))?.[0]
  const likely = known ?? (PERSON.test(name) ? 'person' : null)
  return [...TAG_TYPES].sort((a, b) => Number(b === likely) - Number(a === likely))
}
