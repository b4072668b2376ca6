/**
 * One order of three: that of the side which moved things, and of mine when neither did; what only the other side has stands
 * behind what it stood behind there. `isContested` when both moved things, and differently: the order is mine then.
 */
export function mergeOrder<T>(
  base: readonly T[],
  mine: readonly T[],
  theirs: readonly T[],
): { order: T[]; isContested: boolean } {
  const common = new Set(base.filter((item) => mine.includes(item) && theirs.includes(item)))
  const kept = (list: readonly T[]) => list.filter((item) => common.has(item))
  const [was, own, other] = [kept(base), kept(mine), kept(theirs)]
  const isOwnKept = isSame(was, own)
  const isOtherKept = isSame(was, other)
  const spine = isOwnKept && !isOtherKept ? theirs : mine
  const order = insert(spine, spine === mine ? theirs : mine)
  return { order, isContested: !isOwnKept && !isOtherKept && !isSame(own, other) }
}

const isSame = <T>(one: readonly T[], other: readonly T[]) =>
  one.length === other.length && one.every((item, at) => item === other[at])

function insert<T>(spine: readonly T[], others: readonly T[]): T[] {
  const order = [...spine]
  const placed = new Set(spine)
  let last: T | undefined
  for (const item of others) {
    if (!placed.has(item)) {
      order.splice(last === undefined ? 0 : order.indexOf(last) + 1, 0, item)
      placed.add(item)
    }
    last = item
  }
  return order
}
