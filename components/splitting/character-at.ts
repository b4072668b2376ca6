/** The place between two characters that a point is nearest to, or null outside the text or at its ends. */
export function characterAt(point: { clientX: number; clientY: number }, length: number): number | null {
  const box = document.elementFromPoint(point.clientX, point.clientY)?.closest('[data-text]')
  if (!box) return null
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  let before = 0
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const count = node.textContent?.length ?? 0
    for (let at = 0; at < count; at += 1) {
      range.setStart(node, at)
      range.setEnd(node, at + 1)
      const { left, right, top, bottom } = range.getBoundingClientRect()
      const isIn =
        point.clientX >= left && point.clientX < right && point.clientY >= top && point.clientY < bottom
      if (!isIn) continue
      const cut = before + at + (point.clientX > (left + right) / 2 ? 1 : 0)
      return cut > 0 && cut < length ? cut : null
    }
    before += count
  }
  return null
}
