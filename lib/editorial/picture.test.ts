import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  CARD_RATIO,
  cardOf,
  heightAt,
  parseRendition,
  renditionName,
  renditionsOf,
  widthsOf,
  type PictureFacts,
} from './picture'

const pictures = fc.record({
  hash: fc.constant('0'.repeat(64)),
  width: fc.integer({ min: 1, max: 4096 }),
  height: fc.integer({ min: 1, max: 4096 }),
  focusX: fc.integer({ min: 0, max: 100 }),
  focusY: fc.integer({ min: 0, max: 100 }),
})
const picture = (change: Partial<PictureFacts> = {}): PictureFacts => ({
  hash: '0'.repeat(64),
  width: 3000,
  height: 2000,
  focusX: 50,
  focusY: 50,
  ...change,
})

describe('the part of a picture for lists', () => {
  test('is around the focus, as far as the edges allow', () => {
    const upright = { width: 1000, height: 2000 }
    expect(cardOf(picture({ ...upright, focusY: 50 }))).toEqual({
      left: 0,
      top: 667,
      width: 1000,
      height: 666,
    })
    expect(cardOf(picture({ ...upright, focusY: 0 }))).toMatchObject({ top: 0 })
    expect(cardOf(picture({ ...upright, focusY: 100 }))).toMatchObject({ top: 1334 })
    expect(cardOf(picture({ width: 4000, height: 1000, focusX: 25 }))).toMatchObject({
      left: 250,
      width: 1500,
    })
  })

  test('lies within the picture, has its proportions, and is as large as it can be', () => {
    fc.assert(
      fc.property(pictures, (one) => {
        const { left, top, width, height } = cardOf(one)
        expect(Math.min(left, top)).toBeGreaterThanOrEqual(0)
        expect(left + width).toBeLessThanOrEqual(one.width)
        expect(top + height).toBeLessThanOrEqual(one.height)
        // One side is the picture's, but for less than a pixel of the ratio.
        expect(one.width - width < CARD_RATIO.width || one.height - height < CARD_RATIO.height).toBe(true)
      }),
    )
  })
})

describe('the files that are made of a picture', () => {
  test('are no larger than it is, and one has its own size up to the largest that is made', () => {
    expect(widthsOf(picture(), 'whole')).toEqual([320, 640, 960, 1440, 2048])
    expect(widthsOf(picture({ width: 700 }), 'whole')).toEqual([320, 640, 700])
    expect(widthsOf(picture({ width: 12, height: 8 }), 'card')).toEqual([12])
    expect(heightAt(picture(), 'whole', 960)).toBe(640)
  })

  test('have names that say what they are, and no other name asks for one', () => {
    fc.assert(
      fc.property(pictures, (one) => {
        for (const rendition of renditionsOf(one))
          expect(parseRendition(one, renditionName(one, rendition))).toEqual({ rendition, isMoved: false })
      }),
    )
    for (const name of [
      'whole-641.avif',
      'whole-640.png',
      'card-640.webp',
      '../whole-640.jpg',
      'whole-99999.jpg',
    ])
      expect(parseRendition(picture(), name)).toBeNull()
  })

  test('tell when the focus has moved since', () => {
    const name = renditionName(picture({ focusX: 10 }), { shape: 'card', width: 320, format: 'webp' })
    expect(parseRendition(picture(), name)).toMatchObject({ isMoved: true })
  })
})
