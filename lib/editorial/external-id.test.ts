import { describe, expect, test } from 'vitest'
import { externalIdAddress, ID_SCHEMES, readExternalId, type IdScheme } from './external-id'

const KNOWN: [IdScheme, string, string | null][] = [
  ['wikidata', 'q8686', 'Q8686'],
  ['wikidata', ' https://www.wikidata.org/wiki/Q8686 ', 'Q8686'],
  ['wikidata', 'Q0', null],
  ['wikidata', '8686', null],
  // Baidu Online Network Technology and Huawei, as their registers print them.
  ['uscc', '91110000802100433B', '91110000802100433B'],
  ['uscc', '914403001922038216', '914403001922038216'],
  ['uscc', '914403001922038217', null],
  ['uscc', '91440300192203821', null],
  ['uscc', '9144030019220382I6', null],
  ['region', '310117', '310117'],
  ['region', '010117', null],
  ['region', '31011', null],
  ['ror', 'https://ror.org/013q1eq08', '013q1eq08'],
  ['ror', '113q1eq08', null],
  ['orcid', '0000-0002-1825-0097', '0000-0002-1825-0097'],
  ['orcid', '0000000218250097', '0000-0002-1825-0097'],
  ['orcid', '0000-0002-1694-233x', '0000-0002-1694-233X'],
  ['orcid', '0000-0002-1825-0098', null],
  ['isni', '0000 0001 2146 5395', null],
  ['isni', '0000 0001 2103 2683', '0000000121032683'],
]

describe('a number of a register', () => {
  test.for(KNOWN)('%s %s is read as %s', ([scheme, text, value]) => {
    expect(readExternalId(scheme, text)).toBe(value)
  })

  test('is read the same again, and from the address of its page', () => {
    for (const [scheme, , value] of KNOWN) {
      if (value === null) continue
      expect(readExternalId(scheme, value)).toBe(value)
      const address = externalIdAddress(scheme, value)
      if (address) expect(readExternalId(scheme, address)).toBe(value)
    }
  })

  test('is no empty text in any register', () => {
    expect(ID_SCHEMES.map((scheme) => readExternalId(scheme, ' '))).toEqual(ID_SCHEMES.map(() => null))
  })
})
