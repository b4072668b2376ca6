/** Offsets into one text, half-open. */
export type Stretch = { start: number; end: number }

/** A selection may reach so far over what it nearly covers, both ends together. */
const OVER_MAX = 2

const lengthOf = ({ start, end }: Stretch) => end - start
const overlapOf = (one: Stretch, other: Stretch) =>
  Math.min(one.end, other.end) - Math.max(one.start, other.start)

/** Whether a selection means this stretch: it holds half of it or more, and reaches little over its ends. */
function isNearly(selected: Stretch, known: Stretch): boolean {
  const overlap = overlapOf(selected, known)
  const over = lengthOf(selected) - overlap
  return overlap * 2 >= lengthOf(known) && over <= OVER_MAX && over < overlap
}

/**
 * The known name or whole figure that a selection nearly covers, else the selection as it is: 松江 in 松江区 becomes
 * 松江区, and 在嘉兴 becomes 嘉兴. One that is selected exactly stays, though a longer one holds it; of several the one that
 * changes least is taken, and of equals the longer.
 */
export function snapToKnown(selected: Stretch, known: readonly Stretch[]): Stretch {
  const distance = ({ start, end }: Stretch) =>
    Math.abs(start - selected.start) + Math.abs(end - selected.end)
  const [nearest] = known
    .filter((one) => isNearly(selected, one))
    .toSorted((a, b) => distance(a) - distance(b) || lengthOf(b) - lengthOf(a))
  return nearest ?? selected
}

/** Every place of the names in a text. */
export function placesOfNames(text: string, names: Iterable<string>): Stretch[] {
  const places: Stretch[] = []
  for (const name of new Set(names)) {
    if (name === '') continue
    for (let start = text.indexOf(name); start !== -1; start = text.indexOf(name, start + 1))
      places.push({ start, end: start + name.length })
  }
  return places
}
