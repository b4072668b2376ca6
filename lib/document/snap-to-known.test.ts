import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawnToFigure } from '../pipeline/figure-ranges'
import { placesOfNames, snapToKnown } from './snap-to-known'

const TEXT = '昨天，松江区、嘉兴市与苏州工业园区签约，松江区目前有高新技术企业约1.5万家，增长12％。'
const NAMES = ['松江区', '嘉兴', '嘉兴市', '苏州', '苏州工业园区']

function snapped(words: string, names: readonly string[] = NAMES, from = 0): string {
  const start = TEXT.indexOf(words, from)
  const { start: first, end } = snapToKnown({ start, end: start + words.length }, placesOfNames(TEXT, names))
  return TEXT.slice(first, end)
}

function figure(words: string): string {
  const start = TEXT.indexOf(words)
  const { start: first, end } = drawnToFigure(TEXT, { start, end: start + words.length })
  return TEXT.slice(first, end)
}

describe('snapToKnown', () => {
  test('a name of which most is selected is taken whole', () => {
    expect(snapped('松江')).toBe('松江区')
    expect(snapped('州工业园区')).toBe('苏州工业园区')
  })

  test('a word or two beside a name are left off', () => {
    expect(snapped('与苏州工业园区')).toBe('苏州工业园区')
    expect(snapped('松江区目')).toBe('松江区')
  })

  test('a name that is selected exactly stays, though a longer one holds it', () => {
    expect(snapped('苏州')).toBe('苏州')
    expect(snapped('嘉兴')).toBe('嘉兴')
    expect(snapped('嘉兴', ['嘉兴市'])).toBe('嘉兴市')
  })

  test('other words stay as they are selected', () => {
    expect(snapped('高新技术企业')).toBe('高新技术企业')
    expect(snapped('松江区目前有高新技术')).toBe('松江区目前有高新技术')
    expect(snapped('园区')).toBe('园区')
  })

  test('a figure is taken with its unit and its qualifier', () => {
    expect(figure('1.5万')).toBe('约1.5万家')
    expect(figure('1.5万家')).toBe('约1.5万家')
    expect(figure('12')).toBe('12％')
    expect(figure('增长12％')).toBe('12％')
  })

  test('a figure whose number is cut is meant whole; a part that is a figure of its own stays', () => {
    expect(figure('1.')).toBe('约1.5万家')
    expect(figure('2％')).toBe('12％')
    const range = '年均增长3.5%至5%，用了三百二十家'
    const drawn = (words: string) => {
      const start = range.indexOf(words)
      const at = drawnToFigure(range, { start, end: start + words.length })
      return range.slice(at.start, at.end)
    }
    expect(drawn('三')).toBe('三百二十家')
    expect(drawn('5%，')).not.toBe('5%，')
    expect(drawn('增长')).toBe('增长')
  })

  test('it answers the selection or a known stretch, and twice is as once', () => {
    const stretch = fc
      .tuple(fc.nat(40), fc.integer({ min: 1, max: 12 }))
      .map(([start, length]) => ({ start, end: start + length }))
    fc.assert(
      fc.property(stretch, fc.array(stretch, { maxLength: 8 }), (selected, known) => {
        const once = snapToKnown(selected, known)
        expect([selected, ...known]).toContainEqual(once)
        expect(snapToKnown(once, known)).toEqual(once)
      }),
    )
  })
})
