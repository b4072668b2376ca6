import { z } from 'zod'

/** A city on the corridor line, in the order of the line. `name` is the name or an alias of a place Tag. */
export const StationName = z.object({ name: z.string().min(1), nameEn: z.string().min(1) })
export type StationName = z.infer<typeof StationName>

/** The setting that holds the stations of an installation; `STATIONS` is what it starts with. */
export const STATIONS_SETTING = 'stations'

export const STATIONS: readonly StationName[] = [
  { name: '松江', nameEn: 'Songjiang' },
  { name: '嘉兴', nameEn: 'Jiaxing' },
  { name: '杭州', nameEn: 'Hangzhou' },
  { name: '金华', nameEn: 'Jinhua' },
  { name: '苏州', nameEn: 'Suzhou' },
  { name: '湖州', nameEn: 'Huzhou' },
  { name: '宣城', nameEn: 'Xuancheng' },
  { name: '芜湖', nameEn: 'Wuhu' },
  { name: '合肥', nameEn: 'Hefei' },
]
