import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readingsOf } from './name-readings'

describe('readingsOf', () => {
  test('the likeliest reading comes first, and every other one is kept', () => {
    const { full, initials } = readingsOf('重庆银行')
    expect(full[0]).toBe('chongqingyinhang')
    expect(full).toContain('zhongqingyinxing')
    expect(initials).toEqual(expect.arrayContaining(['cqyh', 'zqyx', 'zqyh']))
  })

  test('Latin letters and digits read as themselves, signs as nothing', () => {
    expect(readingsOf('长三角G60 科创·走廊').full).toContain('changsanjiaog60kechuangzoulang')
    expect(readingsOf('长三角G60').initials).toContain('csjg60')
    expect(readingsOf('《》')).toEqual({ full: [], initials: [] })
  })

  test('ü is typed as v, and as u where that is a reading too', () => {
    expect(readingsOf('吕布').full).toContain('lvbu')
    expect(readingsOf('绿地').full).toEqual(expect.arrayContaining(['lvdi', 'ludi']))
  })

  test('a long name of many polyphones keeps each reading of each character', () => {
    const { full } = readingsOf('重行长乐朝和都参差校调更给')
    expect(full.length).toBeLessThan(100)
    expect(full.some((one) => one.startsWith('chong'))).toBe(true)
    expect(full.some((one) => one.includes('geng'))).toBe(true)
    expect(full.some((one) => one.endsWith('ji'))).toBe(true)
  })

  test('readings hold nothing but what can be typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (name) => {
        const { full, initials } = readingsOf(name)
        for (const reading of [...full, ...initials]) expect(reading).toMatch(/^[a-z0-9]+$/u)
      }),
    )
  })
})
