/** A random UUID (version 4). `crypto.randomUUID` is missing on pages served without https from another machine. */
export function createId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const hex = [...bytes].map((byte, at) => {
    const fixed = at === 6 ? (byte & 0x0f) | 0x40 : at === 8 ? (byte & 0x3f) | 0x80 : byte
    return fixed.toString(16).padStart(2, '0')
  })
  const cut = (from: number, to: number) => hex.slice(from, to).join('')
  return [cut(0, 4), cut(4, 6), cut(6, 8), cut(8, 10), cut(10, 16)].join('-')
}
