import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { PICTURE_BYTES_MAX, PICTURE_SIDE_MAX } from '../editorial/picture'
import { readPicture } from './read-picture'

/** Red on the left, blue on the right, 40 × 20. */
const twoColours = () =>
  sharp({ create: { width: 40, height: 20, channels: 3, background: '#ff0000' } }).composite([
    { input: { create: { width: 20, height: 20, channels: 3, background: '#0000ff' } }, left: 20, top: 0 },
  ])
const blank = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#808080' } })
const pixelAt = async (bytes: Uint8Array, left: number, top: number) => [
  ...(await sharp(bytes).extract({ left, top, width: 1, height: 1 }).removeAlpha().raw().toBuffer()),
]
const text = (words: string) => new TextEncoder().encode(words)
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts))

describe('a picture that is handed over', () => {
  test('stands upright and tells nothing of where and with what it was taken', async () => {
    const exif = { IFD0: { Make: 'SecretCamera' }, IFD3: { GPSLatitude: '31/1 13/1 0/1' } }
    const turned = await twoColours().jpeg().withExif(exif).withMetadata({ orientation: 6 }).toBuffer()
    expect((await sharp(turned).metadata()).exif).toBeDefined()
    const { bytes, width, height, format } = await readPicture(turned)
    expect([width, height, format]).toEqual([20, 40, 'jpeg'])
    const [top, bottom] = [await pixelAt(bytes, 10, 4), await pixelAt(bytes, 10, 36)]
    expect(top[0]).toBeGreaterThan(200)
    expect(bottom[2]).toBeGreaterThan(200)
    const { exif: kept, icc, xmp, iptc, orientation } = await sharp(bytes).metadata()
    expect([kept, icc, xmp, iptc, orientation]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    expect(Buffer.from(bytes).includes('SecretCamera')).toBe(false)
  })

  test('has its colours turned into those that every screen takes for granted', async () => {
    const plain = await blank(8, 8).png().toBuffer()
    const wide = await sharp(plain)
      .composite([{ input: { create: { width: 8, height: 8, channels: 3, background: '#00c000' } } }])
      .withIccProfile('p3')
      .png()
      .toBuffer()
    const { bytes } = await readPicture(wide)
    const stored = await sharp(wide, { ignoreIcc: true }).raw().toBuffer()
    // The numbers of the wide profile are others than those of the same green in sRGB, which come back.
    expect(stored[1]).not.toBe(0xc0)
    const [red = 255, green = 0, blue = 255] = await pixelAt(bytes, 4, 4)
    expect(red).toBeLessThan(24)
    expect(Math.abs(green - 0xc0)).toBeLessThan(4)
    expect(blue).toBeLessThan(24)
    expect((await sharp(bytes).metadata()).icc).toBeUndefined()
  })

  test('keeps what is transparent, and the first of moving pictures', async () => {
    const glass = { create: { width: 9, height: 9, channels: 4 as const, background: '#ff000080' } }
    const seen = await readPicture(await sharp(glass).webp().toBuffer())
    expect(seen.format).toBe('png')
    expect((await sharp(seen.bytes).metadata()).hasAlpha).toBe(true)
    const frames = await Promise.all(
      ['#ff0000', '#0000ff'].map((background) =>
        sharp({ create: { width: 6, height: 6, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    )
    const moving = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer()
    const still = await readPicture(moving)
    expect([still.width, still.height]).toEqual([6, 6])
    expect((await pixelAt(still.bytes, 3, 3))[0]).toBeGreaterThan(200)
  })

  test('is the same by its pixels, whatever came along', async () => {
    const [one, other] = await Promise.all([
      twoColours().png().toBuffer(),
      twoColours()
        .png()
        .withExif({ IFD0: { Artist: '某人' } })
        .toBuffer(),
    ])
    expect(Buffer.compare(one, other)).not.toBe(0)
    expect((await readPicture(one)).hash).toBe((await readPicture(other)).hash)
  })

  test('is no larger than any screen needs', async () => {
    const { width, height } = await readPicture(await blank(5000, 100).jpeg().toBuffer())
    expect([width, height]).toEqual([PICTURE_SIDE_MAX, 82])
  })
})

describe('what only looks like a picture', () => {
  test.for([
    ['a drawing', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['a drawing behind a declaration', '<?xml version="1.0"?><!DOCTYPE svg><svg onload="alert(1)"/>'],
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['a document', '%PDF-1.7'],
    ['nothing', ''],
  ])('is refused: %s', async ([, words = '']) => {
    await expect(readPicture(text(words))).rejects.toMatchObject({ reason: 'picture-format' })
  })

  test('loses what was hidden behind a real one', async () => {
    const picture = await twoColours().jpeg().toBuffer()
    const script = text('<script>alert(1)</script>')
    const both = joined(picture, text('PK\u0003\u0004'), script)
    const { bytes } = await readPicture(both)
    expect(Buffer.from(bytes).includes('<script>')).toBe(false)
    const inside = await twoColours()
      .png()
      .withExif({ IFD0: { ImageDescription: '<script>alert(1)</script>' } })
      .toBuffer()
    expect(Buffer.from(inside).includes('<script>')).toBe(true)
    expect(Buffer.from((await readPicture(inside)).bytes).includes('<script>')).toBe(false)
  })

  test.for(['ffd8ffe0', '89504e470d0a1a0a', '474946383961', '0000001c66747970617669660000'])(
    'is refused as broken: %s and no more',
    async (hex) => {
      const bytes = joined(new Uint8Array(Buffer.from(hex, 'hex')), text('<script>alert(1)</script>'))
      await expect(readPicture(bytes)).rejects.toMatchObject({ reason: 'picture-broken' })
    },
  )

  test('is refused when the half of it is missing', async () => {
    const whole = await sharp(Buffer.from(Array.from({ length: 30_000 }, (_, at) => (at * 7919) % 251)), {
      raw: { width: 100, height: 100, channels: 3 },
    })
      .png()
      .toBuffer()
    const half = new Uint8Array(whole.subarray(0, whole.length / 2))
    await expect(readPicture(half)).rejects.toMatchObject({ reason: 'picture-broken' })
  })
})

test('too much of a picture is refused before it is unpacked', async () => {
  const bomb = await blank(10_000, 9000).png({ compressionLevel: 1 }).toBuffer()
  expect(bomb.length).toBeLessThan(5_000_000)
  await expect(readPicture(bomb)).rejects.toMatchObject({
    reason: 'picture-too-many-pixels',
    facts: { megapixels: 80 },
  })
  await expect(readPicture(new Uint8Array(PICTURE_BYTES_MAX + 1))).rejects.toMatchObject({
    reason: 'picture-too-large',
    facts: { megabytes: 40 },
  })
})
