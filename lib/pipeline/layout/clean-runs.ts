import type { Run } from './run'

/**
 * Radicals that fonts share with the character they look like: a file names the glyph by the radical. The radicals of
 * U+2F00 have the character as their compatibility form; these are the simplified ones, which have none.
 */
const RADICALS = new Map(
  Object.entries({
    '⺁': '厂',
    '⺎': '兀',
    '⺏': '尣',
    '⺓': '幺',
    '⺝': '月',
    '⺟': '母',
    '⺠': '民',
    '⺩': '王',
    '⺫': '罒',
    '⺱': '冈',
    '⺼': '月',
    '⻁': '虎',
    '⻄': '西',
    '⻅': '见',
    '⻆': '角',
    '⻇': '角',
    '⻉': '贝',
    '⻋': '车',
    '⻑': '長',
    '⻓': '长',
    '⻔': '门',
    '⻘': '青',
    '⻙': '韦',
    '⻚': '页',
    '⻛': '风',
    '⻜': '飞',
    '⻝': '食',
    '⻢': '马',
    '⻣': '骨',
    '⻤': '鬼',
    '⻥': '鱼',
    '⻦': '鸟',
    '⻧': '卤',
    '⻨': '麦',
    '⻩': '黄',
    '⻬': '齐',
    '⻮': '齿',
    '⻰': '龙',
    '⻳': '龟',
  }),
)

/** What a reader sees: radicals as characters, no control characters, ligatures of Latin letters as letters. */
const seenText = (text: string): string =>
  text
    .replace(/[\u2F00-\u2FD5\uFB00-\uFB06]/gu, (glyph) => glyph.normalize('NFKC'))
    .replace(/[\u2E80-\u2EF3]/gu, (glyph) => RADICALS.get(glyph) ?? glyph)
    .replace(/[\p{Cc}\uFFFE\uFFFF]/gu, ' ')

/** Runs as they are seen, without empty ones and without those printed twice to look bold. In the order they came. */
export function cleanRuns(runs: readonly Run[]): Run[] {
  const seen = new Map<string, Run[]>()
  const kept: Run[] = []
  for (const run of runs) {
    const text = seenText(run.text)
    const isUsable = [run.x, run.y, run.width, run.size].every(Number.isFinite) && run.size > 0
    if (!isUsable || text.trim() === '') continue
    const same = seen.get(text.trim()) ?? []
    if (same.some((other) => isPrintedAgain(run, other))) continue
    seen.set(text.trim(), [...same.slice(-63), run])
    kept.push({ ...run, text })
  }
  return kept
}

/** Fake bold and shadows: the same words a little aside of themselves. */
function isPrintedAgain(run: Run, other: Run): boolean {
  const reach = 0.25 * run.size
  const isAlike = Math.abs(run.size - other.size) < 0.1 * run.size && run.isVertical === other.isVertical
  return isAlike && Math.abs(run.x - other.x) < reach && Math.abs(run.y - other.y) < reach
}
