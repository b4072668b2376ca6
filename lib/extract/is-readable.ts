import iconv from 'iconv-lite'

/** Of the characters: how many may be unprintable, or have no meaning of their own. */
const CONTROLS_MAX = 0.02
const PRIVATE_MAX = 0.1
/** How many of the Chinese characters must be common ones, simplified or traditional. */
const COMMON_MIN = 0.6

/**
 * Whether text from a PDF means something. Fonts that do not say which characters their glyphs are come out as control
 * characters, private ones, or rare ones at random.
 */
export function isReadable(text: string): boolean {
  const inked = text.replace(/\s/gu, '')
  const share = (pattern: RegExp, of = inked) => (of.match(pattern)?.length ?? 0) / Math.max(1, of.length)
  if (share(/[\p{Cc}\p{Cn}\uFFFD]/gu) > CONTROLS_MAX || share(/\p{Co}/gu) > PRIVATE_MAX) return false
  const han = (inked.match(/\p{Script=Han}/gu) ?? []).slice(0, 20_000).join('')
  return han.length < 30 || ['gb2312', 'big5'].some((encoding) => commonShare(han, encoding) >= COMMON_MIN)
}

function commonShare(han: string, encoding: string): number {
  const known = [...iconv.decode(iconv.encode(han, encoding), encoding)].filter((glyph) =>
    /\p{Script=Han}/u.test(glyph),
  )
  return known.length / [...han].length
}
