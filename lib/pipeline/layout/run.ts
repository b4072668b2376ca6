/** A run of glyphs as a page sets it: the left end of its baseline, points from the top left corner of the page. */
export type Run = {
  text: string
  x: number
  /** Of the baseline; grows downwards. For a vertical run, of its top. */
  y: number
  /** How far the pen moves, in points: to the right, or downwards in a vertical run. */
  width: number
  /** Type size in points. */
  size: number
  isVertical: boolean
}

export type Box = { left: number; top: number; right: number; bottom: number }

/** Glyphs of one line, from its first to its last. */
export type SetLine = Box & { text: string; size: number; baseline: number; isVertical: boolean }

/** Lines set as one piece: one column of text, or the lines of one heading. */
export type SetBlock = Box & { lines: SetLine[]; size: number }

/** The box around boxes; there must be at least one. */
export function around(boxes: readonly Box[]): Box {
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  }
}

/** How much two boxes share from left to right; negative when there is room between them. */
export const sharedWidth = (one: Box, other: Box): number =>
  Math.min(one.right, other.right) - Math.max(one.left, other.left)

/** How much two boxes share from top to bottom; negative when there is room between them. */
export const sharedHeight = (one: Box, other: Box): number =>
  Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
