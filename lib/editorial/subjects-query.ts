/** As many series as a chart compares. */
const ASKED_MAX = 16
const KEY_LENGTH = 120

/**
 * The series asked for in `?subjects=a,b`, as the parts of a path that next.config.js made of it: keys of
 * lib/chart/figure-panels.ts. Nonsense asks for nothing.
 */
export function readSubjects(parts: readonly string[] | undefined): string[] {
  if (!parts) return []
  const keys = parts
    .flatMap((part) => part.split(','))
    .map(decodeKey)
    .filter((key) => key !== '' && key.length <= KEY_LENGTH)
  return [...new Set(keys)].slice(0, ASKED_MAX)
}

/** A key comes encoded once or twice, as the address was typed or followed; a stray per cent sign is none. */
function decodeKey(key: string): string {
  let plain = key
  for (let times = 0; times < 2; times += 1) {
    try {
      plain = decodeURIComponent(plain)
    } catch {
      return plain
    }
  }
  return plain.trim()
}
