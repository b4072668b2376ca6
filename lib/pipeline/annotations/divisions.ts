import list from './gazetteer/divisions.json' with { type: 'json' }

export type Division = {
  /** What it belongs to: a city, a prefecture, or the province where nothing stands between. */
  city: string
  name: string
  /** The name without its level and peoples: 三江侗族自治县 → 三江. */
  short: string
  /** The short name with its level: 三江侗族自治县 → 三江县. */
  usual: string
  /** Whether the short name needs its level or its city beside it. */
  isAmbiguous: boolean
}

export const PEOPLES =
  '各族|满族|蒙古族?|回族|藏族|维吾尔族?|苗族|彝族|壮族|布依族|朝鲜族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族?|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族?|普米族|塔吉克族?|怒族|鄂温克族|保安族|裕固族|独龙族|景颇族|柯尔克孜族?'
const SELF_GOVERNED = new RegExp(`(?:${PEOPLES})+自治[县旗]$`, 'u')
const LEVEL = /(?<=.{2})(?:新区|矿区)$|(?<=.)[区县市旗]$/u

/**
 * Every county, district and county-level city by the city, prefecture or province above it, in the order of their codes:
 * the list of the National Bureau of Statistics (2023).
 */
export const divisions: readonly Division[] = readDivisions()

/** Short names of places that say something else as well: 牡丹, 光明. */
export const AMBIGUOUS_SHORTS: ReadonlySet<string> = new Set(list.ambiguous.split(' '))

function shortOf(name: string): string {
  if (!SELF_GOVERNED.test(name)) return name.replace(/自治旗$/u, '').replace(LEVEL, '')
  const short = name.replace(SELF_GOVERNED, '')
  return short === '' ? name.replace(/族?自治[县旗]$/u, '') : short
}

function readDivisions(): Division[] {
  const ambiguous = new Set(list.ambiguous.split(' '))
  return Object.entries(list.divisions).flatMap(([city, names]) =>
    names.split(' ').flatMap((name) => {
      const short = shortOf(name)
      const usual = short + name.slice(-1)
      return [{ city, name, short, usual, isAmbiguous: short.length < 2 || ambiguous.has(short) }]
    }),
  )
}

/** The first city of every province in the order of the codes; those behind it up to the next belong to its province. */
const FIRST_CITIES: readonly [string, string][] = [
  ['石家庄市', '河北'],
  ['太原市', '山西'],
  ['呼和浩特市', '内蒙古'],
  ['沈阳市', '辽宁'],
  ['长春市', '吉林'],
  ['哈尔滨市', '黑龙江'],
  ['上海市', '上海'],
  ['南京市', '江苏'],
  ['杭州市', '浙江'],
  ['合肥市', '安徽'],
  ['福州市', '福建'],
  ['南昌市', '江西'],
  ['济南市', '山东'],
  ['郑州市', '河南'],
  ['武汉市', '湖北'],
  ['长沙市', '湖南'],
  ['广州市', '广东'],
  ['南宁市', '广西'],
  ['海口市', '海南'],
  ['重庆市', '重庆'],
  ['成都市', '四川'],
  ['贵阳市', '贵州'],
  ['昆明市', '云南'],
  ['拉萨市', '西藏'],
  ['西安市', '陕西'],
  ['兰州市', '甘肃'],
  ['西宁市', '青海'],
  ['银川市', '宁夏'],
  ['乌鲁木齐市', '新疆'],
]
const provinces = provincesByCity()

function provincesByCity(): Map<string, string> {
  const byFirst = new Map(FIRST_CITIES)
  const found = new Map<string, string>()
  let province: string | null = null
  for (const city of Object.keys(list.divisions)) {
    province = byFirst.get(city) ?? province
    if (province) found.set(city, province)
  }
  return found
}

/** The province of a city or prefecture by its short name (甘肃); null for Beijing and Tianjin. */
export function provinceOf(city: string): string | null {
  return provinces.get(city) ?? null
}
