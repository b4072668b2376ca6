const UNITS: readonly [RegExp, string][] = [
  [/元/u, 'money'],
  [/^(?:%|‰|个百分点|倍|番|BP|ratio|个?基点)$/u, 'part'],
  [/小时|分钟|天|秒|个月|年/u, 'time'],
  [/公里|米|亩|吨|斤|千瓦|平方|立方|度|℃/u, 'measure'],
  [/人|名|户/u, 'people'],
  [/家/u, 'firm'],
]

/** What sort of thing a unit measures or counts. */
export function unitClass(unit: string): string {
  return UNITS.find(([pattern]) => pattern.test(unit))?.[1] ?? 'count'
}
