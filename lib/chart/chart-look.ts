/** Colours and type of a drawing. On a page they are the tokens of the theme; a file has them written out. */
export type ChartLook = {
  ink: string
  muted: string
  rule: string
  paper: string
  /** By series; every series also has a shape of its own. */
  series: readonly string[]
  font: string
}

/** The tokens of app/globals.css: the drawing follows the theme. */
export const PAGE_LOOK: ChartLook = {
  ink: 'var(--color-ink)',
  muted: 'var(--color-muted)',
  rule: 'var(--color-rule)',
  paper: 'var(--color-paper)',
  series: ['organization', 'event', 'place', 'policy', 'project', 'person'].map(
    (name) => `var(--color-${name})`,
  ),
  font: 'var(--font-sans)',
}

/** The same tokens of the light theme as sRGB, for files that stand alone. */
export const FILE_LOOK: ChartLook = {
  ink: '#1b1a17',
  muted: '#5d5a52',
  rule: '#d9d5ca',
  paper: '#fbfaf7',
  series: ['#3a5c9b', '#8d481a', '#246e3a', '#6c4c8f', '#006e7b', '#8f3f55'],
  font: "'PingFang SC', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif",
}

/** As many series as one drawing shows; more could not be told apart. */
export const SERIES_MAX = 6

/** What a drawing says in words. */
export type ChartWords = {
  locale: 'zh-CN' | 'en'
  /** Before a value that is not exact: 约, 超, 不足. */
  approx: string
  over: string
  under: string
  target: string
  replaced: string
  contested: string
}
