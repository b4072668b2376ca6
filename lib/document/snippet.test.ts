import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { termsOf } from './search-query'
import { markHits, snippetOf } from './snippet'

describe('markHits', () => {
  test('marks the words as printed, whatever their width and spacing', () => {
    expect(markHits('长三角 Ｇ６０ 科创走廊', termsOf('g60科创'))).toEqual([
      { text: '长三角 ', isHit: false },
      { text: 'Ｇ６０ 科创', isHit: true },
      { text: '走廊', isHit: false },
    ])
  })

  test('marks a number however it is written, and 繁 for 简', () => {
    expect(markHits('企業近１．５萬家', termsOf('15000家 企业'))).toEqual([
      { text: '企業', isHit: true },
      { text: '近', isHit: false },
      { text: '１．５萬家', isHit: true },
    ])
  })

  test('loses no character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.array(fc.string({ minLength: 1, maxLength: 3 })),
        (text, words) => {
          const terms = words.flatMap(termsOf)
          expect(
            markHits(text, terms)
              .map((part) => part.text)
              .join(''),
          ).toBe(text)
        },
      ),
    )
  })
})

test('a snippet begins with the sentence of the hit and shows it', () => {
  const text = `${'前文很长。'.repeat(30)}这里说到松江。${'后文。'.repeat(40)}`
  const parts = snippetOf(text, termsOf('松江'))
  expect(parts[0]).toEqual({ text: '这里说到', isHit: false })
  expect(parts[1]).toEqual({ text: '松江', isHit: true })
  expect(parts.at(-1)?.text.endsWith('…')).toBe(true)
})
