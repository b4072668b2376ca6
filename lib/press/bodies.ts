import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress, constants, gzip } from 'node:zlib'

export type Coding = 'br' | 'gzip' | 'identity'

/** A text as it is kept: compressed. What few readers ask for instead is made of that when one does. */
export type Bodies = { readonly br: Buffer }

const brotli = promisify(brotliCompress)
const unbrotli = promisify(brotliDecompress)
const zip = promisify(gzip)

/** Somebody waits for what is compressed: six takes a tenth longer for 1 % less, nine ten times as long for 4 %. */
const QUALITY = 5

/** Of the bodies that were asked for as gzip, for as long as they are kept. */
const zipped = new WeakMap<Bodies, Promise<Buffer>>()

export const toBodies = async (plain: Buffer): Promise<Bodies> => ({ br: await compress(plain, 'br') })

/** The bytes of kept bodies in a coding. */
export function bytesIn(coding: Exclude<Coding, 'br'>, bodies: Bodies): Promise<Buffer> {
  if (coding === 'identity') return unbrotli(bodies.br)
  const known = zipped.get(bodies)
  if (known) return known
  const made = unbrotli(bodies.br).then((plain) => compress(plain, 'gzip'))
  zipped.set(bodies, made)
  return made
}

export async function compress(bytes: Buffer, coding: Coding): Promise<Buffer> {
  if (coding === 'identity') return bytes
  if (coding === 'gzip') return zip(bytes, { level: QUALITY })
  return brotli(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: QUALITY,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  })
}

/** What names these bytes among all others, for validators and file names. */
export const hashOf = (bytes: Buffer | string): string =>
  createHash('sha256').update(bytes).digest('base64url').slice(0, 22)

/** The best coding an Accept-Encoding header allows; one that is refused (`q=0`) is not taken. */
export function codingFor(accepted: string | undefined): Coding {
  if (accepted === undefined) return 'identity'
  const qualities = new Map(
    accepted.split(',').map((part) => {
      const [name = '', ...parameters] = part.trim().toLowerCase().split(';')
      const weight = parameters.map((one) => /^\s*q=([\d.]+)\s*$/u.exec(one)?.[1]).find(Boolean)
      return [name.trim(), weight === undefined ? 1 : Number(weight)] as const
    }),
  )
  const allows = (coding: string) => (qualities.get(coding) ?? qualities.get('*') ?? 0) > 0
  if (allows('br')) return 'br'
  return allows('gzip') ? 'gzip' : 'identity'
}
