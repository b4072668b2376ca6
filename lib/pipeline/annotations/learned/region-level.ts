import { divisions } from '../divisions'
import { CITIES, PREFECTURES, PROVINCES } from '../gazetteer/regions'

const levels = readLevels()

/** 省, 市, 区, 县, 镇, 村 or 国: what a place is, be it named without its level (江西); null for what is no region. */
export function regionLevel(text: string): string | null {
  const said = /[省市区县镇乡村国州]$/u.exec(text)?.[0] ?? null
  return levels.get(text) ?? said
}

function readLevels(): Map<string, string> {
  const found = new Map<string, string>()
  const add = (list: string, level: string) => {
    for (const entry of list.split(/\s+/u)) if (entry !== '') found.set(entry.split('=')[0] ?? entry, level)
  }
  for (const { name, short, isAmbiguous } of divisions) if (!isAmbiguous) found.set(short, name.slice(-1))
  add(PREFECTURES, '州')
  add(CITIES, '市')
  add(PROVINCES, '省')
  for (const city of ['北京', '天津', '上海', '重庆']) found.set(city, '市')
  found.set('中国', '国')
  return found
}
