import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { markHits, snippetOf, termsOf } from './snippet'

describe('termsOf', () => {
  test.for([
    ['松江 企业', ['松江', '企业']],
    ['“科创 走廊” Ｇ６０', ['科创走廊', 'g60']],
    ['  ，。 ', []],
    ['松江 松江', ['松江']],
  ] as const)('%s', ([query, terms]) => {
    expect(termsOf(query)).toEqual(terms)
  })
})

describe('markHits', () => {
  test('marks the words as printed, whatever their width and spacing', () => {
    expect(markHits('长三角 Ｇ６０ 科创走廊', ['g60科创'])).toEqual([
      { text: '长三角 ', isHit: false },
      { text: 'Ｇ６０ 科创', isHit: true },
      { text: '走廊', isHit: false },
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
  const parts = snippetOf(text, ['松江'])
  expect(parts[0]).toEqual({ text: '这里说到', isHit: false })
  expect(parts[1]).toEqual({ text: '松江', isHit: true })
  expect(parts.at(-1)?.text.endsWith('…')).toBe(true)
})
