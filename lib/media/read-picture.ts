import 'server-only'
import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { PICTURE_BYTES_MAX, PICTURE_PIXELS_MAX, PICTURE_SIDE_MAX } from '../editorial/picture'
import { Refused } from '../errors'

/** A picture as it is kept: upright, in sRGB, with nothing of its file but the pixels. */
export type SafePicture = {
  bytes: Uint8Array
  /** SHA-256 of `bytes`, hex. */
  hash: string
  format: 'jpeg' | 'png'
  width: number
  height: number
}

const SECONDS_MAX = 30

/**
 * Makes a picture of a file that somebody handed over. What it is, its bytes say, whatever its name; every one is decoded and
 * encoded anew, so that nothing that only looked like a picture, or came with one, is kept: no EXIF, no position, no profile
 * (colours are turned into sRGB first), no trailing archive or script. Of moving pictures the first is kept. Drawings (SVG) are
 * refused: they are programs. Throws `Refused('picture-…')`.
 */
export async function readPicture(bytes: Uint8Array): Promise<SafePicture> {
  if (bytes.length > PICTURE_BYTES_MAX)
    throw new Refused('picture-too-large', { megabytes: PICTURE_BYTES_MAX / 1_000_000 })
  if (!isPicture(bytes)) throw new Refused('picture-format')
  try {
    return await encoded(bytes)
  } catch (error) {
    // The decoder throws plain errors for whatever it cannot make a picture of.
    if (error instanceof Error && error.constructor === Error) throw new Refused('picture-broken')
    throw error
  }
}

async function encoded(bytes: Uint8Array): Promise<SafePicture> {
  // The header alone: what would unpack into too much is refused before it does.
  const input = { failOn: 'error', limitInputPixels: PICTURE_PIXELS_MAX, pages: 1 } as const
  const { width, height, hasAlpha, format } = await sharp(bytes, {
    ...input,
    limitInputPixels: false,
  }).metadata()
  if (width * height > PICTURE_PIXELS_MAX)
    throw new Refused('picture-too-many-pixels', { megapixels: PICTURE_PIXELS_MAX / 1_000_000 })
  const upright = sharp(bytes, input)
    .autoOrient()
    .resize({ width: PICTURE_SIDE_MAX, height: PICTURE_SIDE_MAX, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .timeout({ seconds: SECONDS_MAX })
  // What was drawn keeps its edges, what was photographed takes a tenth of the room.
  const isDrawn = hasAlpha || format === 'png' || format === 'gif'
  const made = isDrawn
    ? upright.png({ compressionLevel: 9 })
    : upright.jpeg({ quality: 92, chromaSubsampling: '4:4:4' })
  const { data, info } = await made.toBuffer({ resolveWithObject: true })
  const hash = createHash('sha256').update(data).digest('hex')
  return { bytes: data, hash, format: isDrawn ? 'png' : 'jpeg', width: info.width, height: info.height }
}

/** The formats that are decoded, by their first bytes. The decoder knows more, and is handed no other. */
const SIGNATURES: readonly { at: number; hex: string }[][] = [
  [{ at: 0, hex: 'ffd8ff' }],
  [{ at: 0, hex: '89504e470d0a1a0a' }],
  [{ at: 0, hex: '474946383761' }],
  [{ at: 0, hex: '474946383961' }],
  [
    { at: 0, hex: '52494646' },
    { at: 8, hex: '57454250' },
  ],
  [
    { at: 4, hex: '66747970' },
    { at: 8, hex: '61766966' },
  ],
  [{ at: 0, hex: '49492a00' }],
  [{ at: 0, hex: '4d4d002a' }],
]

function isPicture(bytes: Uint8Array): boolean {
  const hexAt = (at: number, length: number) => Buffer.from(bytes.subarray(at, at + length)).toString('hex')
  return SIGNATURES.some((parts) => parts.every(({ at, hex }) => hexAt(at, hex.length / 2) === hex))
}
