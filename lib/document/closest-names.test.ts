import { expect, test } from 'vitest'
import { closestNames } from './closest-names'

const names = (...all: string[]) =>
  all.map((name) => ({ matched: name, folded: name, isAlike: name === '松江' }))

test('what sounds alike comes first, then what differs in one character', () => {
  expect(closestNames('松姜', names('松岗', '松江', '嘉兴'))).toEqual(['松江', '松岗'])
})

test('a long name may differ in two characters, a short one may not', () => {
  expect(closestNames('长三角科创走郎', names('长三角科创走廊', '长三角科技走廊', '长三角国家公园'))).toEqual(
    ['长三角科创走廊', '长三角科技走廊'],
  )
  expect(closestNames('合肥', names('芜湖'))).toEqual([])
  expect(closestNames('松', names('松江'))).toEqual([])
})
