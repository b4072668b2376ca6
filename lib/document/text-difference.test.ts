import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textDifference } from './text-difference'

const MARK = { same: '', removed: '-', added: '+' } as const

/** `水面[-初平-][+平静+]` */
const shown = (before: string, after: string) =>
  textDifference(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : `[${MARK[kind]}${text}]`))
    .join('')

describe('textDifference', () => {
  test.each([
    ['水面初平云脚低', '水面初平云脚低', '水面初平云脚低'],
    ['水面初平云脚低', '水面平云脚低', '水面[-初]平云脚低'],
    ['水面平云脚低', '水面初平云脚低', '水面[+初]平云脚低'],
    ['', '新写的', '[+新写的]'],
    ['删去的', '', '[-删去的]'],
    ['', '', ''],
  ])('%j → %j', (before, after, expected) => {
    expect(shown(before, after)).toBe(expected)
  })

  test('a number or a Latin word changes as a whole', () => {
    expect(shown('企业1.5万家', '企业1.8万家')).toBe('企业[-1.5][+1.8]万家')
    expect(shown('增长12.5%以上', '增长13.5%以上')).toBe('增长[-12.5%][+13.5%]以上')
    expect(shown('接入Hub平台', '接入Hud平台')).toBe('接入[-Hub][+Hud]平台')
    expect(shown('共12家', '共有12家')).toBe('共[+有]12家')
  })

  test('a few characters between two changes belong to them, more do not', () => {
    expect(shown('早莺争暖树', '新莺啄暖树')).toBe('[-早莺争][+新莺啄]暖树')
    expect(shown('早莺争着暖树', '新莺争着芳树')).toBe('[-早][+新]莺争着[-暖][+芳]树')
  })

  test('texts that share nothing much are one change', () => {
    const [before, after] = ['甲'.repeat(3000), '乙'.repeat(3000)]
    expect(textDifference(`起${before}讫`, `起${after}讫`)).toEqual([
      { kind: 'same', text: '起' },
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
      { kind: 'same', text: '讫' },
    ])
  })

  test('both texts can be read off the parts, whatever they are', () => {
    const text = fc.string({
      unit: fc.constantFrom('一', '二', '三', '1', '.', 'a', ' ', '𠮷'),
      maxLength: 40,
    })
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = textDifference(before, after)
        const without = (kind: string) =>
          parts.flatMap((part) => (part.kind === kind ? [] : [part.text])).join('')
        expect(without('added')).toBe(before)
        expect(without('removed')).toBe(after)
        expect(parts.every((part) => part.text !== '')).toBe(true)
        for (const [index, part] of parts.entries()) expect(part.kind).not.toBe(parts[index + 1]?.kind)
      }),
    )
  })
})
