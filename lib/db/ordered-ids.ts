import 'server-only'
import { randomBytes } from 'node:crypto'

/** 12 bits of an id count the ids of one millisecond. */
const PER_MILLISECOND = 4096

/**
 * As many UUIDs of version 7 (RFC 9562, with a counter behind the milliseconds), each after the one before it: rows given
 * them in order are read back in order of id. For rows written by SQL; Prisma makes such ids itself.
 */
export function orderedIds(count: number): string[] {
  const now = Date.now()
  const chance = randomBytes(count * 8)
  return Array.from({ length: count }, (_, index) => {
    const time = (now + Math.floor(index / PER_MILLISECOND)).toString(16).padStart(12, '0')
    const counter = (index % PER_MILLISECOND).toString(16).padStart(3, '0')
    const random = chance.subarray(index * 8, index * 8 + 8)
    random[0] = ((random[0] ?? 0) & 0x3f) | 0x80 // the variant of the RFC
    const rest = random.toString('hex')
    return `${time.slice(0, 8)}-${time.slice(8)}-7${counter}-${rest.slice(0, 4)}-${rest.slice(4)}`
  })
}
