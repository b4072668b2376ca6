import { describe, expect, test } from 'vitest'
import { termsOf } from './search-query'

describe('termsOf', () => {
  test.for([
    ['松江 企业', ['松江', '企业']],
    ['“科创 走廊” Ｇ６０', ['科创走廊', 'g60']],
    ['  ，。 ', []],
    ['松江 松江', ['松江']],
    ['1.5 万家', ['1.5万家']],
    ['１．５　万', ['1.5万']],
    ['長三角', ['长三角']],
  ] as const)('%s', ([query, terms]) => {
    expect(termsOf(query).map(({ folded }) => folded)).toEqual(terms)
  })

  test('a large number has its value besides', () => {
    expect(termsOf('超1.5万家 松江').map(({ valued }) => valued)).toEqual(['超⟦15000⟧家', null])
  })

  test('takes no more and no longer terms than anyone types', () => {
    const terms = termsOf(Array.from({ length: 20 }, (_, at) => `${at}${'长'.repeat(200)}`).join(' '))
    expect(terms).toHaveLength(8)
    expect(Math.max(...terms.map(({ folded }) => folded.length))).toBe(64)
  })
})
