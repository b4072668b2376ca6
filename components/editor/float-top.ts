/** Pixels of the window: the words' upper and lower edge, the floating element's height, and the window's height. */
type Room = { start: number; end: number; height: number; window: number }

const GAP = 8

/** Where an element stands so that all of it can be seen: under its words, else over them, else at the window's edge. */
export function floatTop({ start, end, height, window }: Room): number {
  const [under, over] = [end + GAP, start - GAP - height]
  if (under + height + GAP <= window) return under
  // Words that are out of the window themselves pull nothing along with them.
  if (end < 0 || start > window) return under
  return over >= GAP ? over : Math.max(GAP, window - height - GAP)
}
