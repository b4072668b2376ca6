import { describe, expect, test } from 'vitest'
import { mentionedIn } from './comment'

const PEOPLE = [
  { id: '1', name: '王明' },
  { id: '2', name: '王明明' },
  { id: '3', name: 'Ann Lee' },
  { id: '4', name: '王明' },
]

describe('who is named in a text', () => {
  test('is whose whole name stands behind an @, the longest that fits', () => {
    expect(mentionedIn('@王明明看一下，@Ann Lee 也看', PEOPLE)).toEqual(['2', '3'])
    expect(mentionedIn('王明明，写信到 a@b.cn', PEOPLE)).toEqual([])
  })

  test('is each person of one name', () => {
    expect(mentionedIn('请@王明核对', PEOPLE)).toEqual(['1', '4'])
  })
})
