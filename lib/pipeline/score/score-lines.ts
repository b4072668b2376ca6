import type { GoldArticle, GoldPage, LineRange } from '../gold-format'

/** Sums over lines for B-cubed: divide precision and recall by lines. */
export type LineTally = { precision: number; recall: number; lines: number; isLossless: boolean }

/** The lines of ranges, one by one and in their order. */
function linesOf(ranges: readonly LineRange[]): number[] {
  return ranges.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, index) => first + index),
  )
}

/** B-cubed over the non-blank lines of a page; all discarded lines are one cluster, an unowned line is its own. */
export function scoreLines(gold: GoldPage, system: GoldPage, printed: readonly number[]): LineTally {
  const owners = ownersOf(system)
  const goldOf = clustersOf(gold)
  const systemOf = clustersOf(system)
  const sizes = {
    gold: new Map<string, number>(),
    system: new Map<string, number>(),
    both: new Map<string, number>(),
  }
  const named = printed.map((line) => ({
    gold: goldOf.get(line) ?? `unowned ${line}`,
    system: systemOf.get(line) ?? `unowned ${line}`,
  }))
  for (const line of named) {
    add(sizes.gold, line.gold)
    add(sizes.system, line.system)
    add(sizes.both, `${line.gold}|${line.system}`)
  }
  let precision = 0
  let recall = 0
  for (const line of named) {
    const both = sizes.both.get(`${line.gold}|${line.system}`) ?? 0
    precision += both / (sizes.system.get(line.system) ?? 1)
    recall += both / (sizes.gold.get(line.gold) ?? 1)
  }
  const isLossless = printed.every((line) => owners.get(line) === 1)
  return { precision, recall, lines: printed.length, isLossless }
}

/** The system article that shares most lines with a gold one, or null when none shares any. */
export function pairOf(
  article: GoldArticle,
  system: GoldPage,
  printed: ReadonlySet<number>,
): GoldArticle | null {
  const lines = new Set(linesOf(article.lines).filter((line) => printed.has(line)))
  let best: GoldArticle | null = null
  let most = 0
  for (const candidate of system.articles) {
    const shared = linesOf(candidate.lines).filter((line) => lines.has(line)).length
    if (shared > most) {
      best = candidate
      most = shared
    }
  }
  return best
}

/** Whether two articles hold the same non-blank lines, in any order. */
export function hasSameLines(first: GoldArticle, second: GoldArticle, printed: ReadonlySet<number>): boolean {
  const left = new Set(linesOf(first.lines).filter((line) => printed.has(line)))
  const right = new Set(linesOf(second.lines).filter((line) => printed.has(line)))
  return left.size === right.size && [...left].every((line) => right.has(line))
}

/** Kendall's tau of the lines two articles share, 1 for the same order; 0 when they share none, 1 when one. */
export function orderAgreement(
  first: GoldArticle,
  second: GoldArticle,
  printed: ReadonlySet<number>,
): number {
  const places = new Map(linesOf(second.lines).map((line, index) => [line, index]))
  const sequence = linesOf(first.lines).flatMap((line) => {
    const place = printed.has(line) ? places.get(line) : undefined
    return place === undefined ? [] : [place]
  })
  if (sequence.length < 2) return sequence.length
  let agreeing = 0
  for (let left = 0; left < sequence.length; left += 1) {
    for (let right = left + 1; right < sequence.length; right += 1) {
      agreeing += (sequence[left] ?? 0) < (sequence[right] ?? 0) ? 1 : -1
    }
  }
  return agreeing / ((sequence.length * (sequence.length - 1)) / 2)
}

function clustersOf(page: GoldPage): Map<number, string> {
  const clusters = new Map<number, string>()
  for (const { lines } of page.discarded) for (const line of linesOf(lines)) clusters.set(line, 'discarded')
  for (const { id, lines } of page.articles) for (const line of linesOf(lines)) clusters.set(line, id)
  return clusters
}

function ownersOf(page: GoldPage): Map<number, number> {
  const owners = new Map<number, number>()
  const all = [...page.articles, ...page.discarded].flatMap(({ lines }) => [...new Set(linesOf(lines))])
  for (const line of all) owners.set(line, (owners.get(line) ?? 0) + 1)
  return owners
}

function add(counts: Map<string, number>, key: string) {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
