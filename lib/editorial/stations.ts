import { z } from 'zod'

/** A city on the corridor line, in the order of the line. `name` is the name or an alias of a place Tag. */
export const StationName = z.object({
  name: z.string().trim().min(1).max(20),
  nameEn: z.string().trim().min(1).max(40),
})
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

const STATIONS_MAX = 20

export const Stations = z.array(StationName).min(1).max(STATIONS_MAX)

/** `松江 Songjiang`: the first blank, comma or tab ends the Chinese name. */
const LINE = /^([^\s,，]+)[\s,，]+(.+)$/u

/** The cities as they are typed, one a line: what a form sends becomes names, and a line that is no two names is refused. */
export const StationsForm = z.object({
  stations: z.string().transform((text, context) => {
    const lines = text.split(/\r?\n/u).flatMap((line) => line.trim() || [])
    const names = lines.flatMap((line) => {
      const [, name, nameEn] = LINE.exec(line) ?? []
      return name && nameEn ? [{ name, nameEn }] : []
    })
    const stations = Stations.safeParse(names)
    const isDouble = new Set(names.map(({ name }) => name)).size < names.length
    if (stations.success && names.length === lines.length && !isDouble) return stations.data
    context.addIssue({ code: 'custom', message: 'stations' })
    return z.NEVER
  }),
})
export type StationsForm = z.output<typeof StationsForm>

/** The cities as they are typed. */
export const stationLines = (stations: readonly StationName[]): string =>
  stations.map(({ name, nameEn }) => `${name} ${nameEn}`).join('\n')
