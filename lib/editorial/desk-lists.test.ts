import { expect, test } from 'vitest'
import { ArticleQuery, PageQuery } from './desk-lists'

test('what makes no sense in an address counts as not given', () => {
  const asked = {
    status: 'LOST',
    sort: 'colour',
    direction: 'up',
    printedOn: '2023-13-45',
    sectionId: 'x',
    q: '  ',
  }
  expect(ArticleQuery.parse(asked)).toEqual({})
  expect(PageQuery.parse({ ...asked, newspaper: '' })).toEqual({})
  expect(PageQuery.parse({ newspaper: '\0', printedOn: '0000-01-01' })).toEqual({})
  expect(PageQuery.parse({ newspaper: '松江\0报 ' })).toEqual({ newspaper: '松江报' })
})

test('what makes sense is kept', () => {
  const asked = {
    status: 'DRAFT',
    sort: 'printed',
    direction: 'asc',
    printedOn: '2023-12-04',
    newspaper: 'none',
    q: '科创',
  }
  expect(ArticleQuery.parse(asked)).toEqual(asked)
  expect(PageQuery.parse({ printedOn: 'none', status: 'DONE' })).toEqual({
    printedOn: 'none',
    status: 'DONE',
  })
})

test('asking for the undated wins over a date', () => {
  expect(PageQuery.parse({ undated: 'true', printedOn: '2023-12-04' })).toEqual({ printedOn: 'none' })
})
