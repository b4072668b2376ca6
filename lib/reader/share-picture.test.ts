import sharp from 'sharp'
import { expect, test } from 'vitest'
import { drawShare } from './share-picture'
import { SHARE_SIZE, shareVersion } from './share-version'

const WORDS = {
  kicker: '要闻',
  title: '九城市签下合作项目，1.5万家企业受益',
  note: '《松江报》2023-12-04',
  site: '科创走廊',
}

/** How much darker than paper a stretch of the picture is: 0 where nothing stands. */
async function inkOf(bytes: Uint8Array, area: { left: number; top: number; width: number; height: number }) {
  const { channels } = await sharp(await sharp(bytes).extract(area).greyscale().toBuffer()).stats()
  const { max = 0, mean = 0 } = channels[0] ?? {}
  return max - mean
}

test('a picture has the size that networks take, and its words stand on it', async () => {
  const bytes = await drawShare(WORDS)
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', ...SHARE_SIZE })
  expect(bytes.length).toBeLessThan(100_000)
  const title = { left: 80, top: 200, width: 1040, height: 300 }
  expect(await inkOf(bytes, title)).toBeGreaterThan(10)
  // Characters that no font has leave the place empty, and a headline of any length fits.
  expect(await inkOf(await drawShare({ ...WORDS, title: '\u{F0000}\u{F0001}' }), title)).toBeLessThan(1)
  const long = await drawShare({ ...WORDS, title: '松江区'.repeat(60), note: '说明'.repeat(60) })
  for (const edge of [
    { left: 1140, top: 100, width: 60, height: 400 },
    { left: 80, top: 495, width: 1040, height: 36 },
  ])
    expect(await inkOf(long, edge)).toBeLessThan(1)
})

test('another word is another version', () => {
  expect(shareVersion(WORDS)).toMatch(/^[\w-]{16}$/u)
  expect(shareVersion({ ...WORDS, note: '' })).not.toBe(shareVersion(WORDS))
})
