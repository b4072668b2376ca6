import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ARTICLE_COLUMNS, ArticleQuery, CONCERNS } from './desk-lists'
import { viewAddress, viewQuery } from './saved-view'
import { STATES } from './workflow'

test('a view keeps filters, sorting and columns in one order, and no screen', () => {
  const address = new URLSearchParams(
    'after=x&columns=section.status&sort=printed&q=%E9%AB%98%E9%93%81&status=DRAFT',
  )
  const query = ArticleQuery.parse(Object.fromEntries(address))
  expect(viewAddress(query)).toBe('status=DRAFT&q=%E9%AB%98%E9%93%81&sort=printed&columns=status.section')
})

test('columns that are none are dropped; none left, or all, asks for nothing', () => {
  expect(ArticleQuery.parse({ columns: 'status.none' }).columns).toEqual(['status'])
  expect(ArticleQuery.parse({ columns: 'none' }).columns).toBeUndefined()
  expect(ArticleQuery.parse({ columns: ARTICLE_COLUMNS.join('.') }).columns).toBeUndefined()
})

test('whatever a list can ask, its view asks the same', () => {
  const asked = fc.record(
    {
      status: fc.constantFrom(...STATES),
      mine: fc.constantFrom(...CONCERNS),
      assigneeId: fc.oneof(fc.uuid(), fc.constant('none')),
      overdue: fc.constantFrom('true', 'false'),
      sectionId: fc.uuid(),
      q: fc.string(),
      newspaper: fc.string(),
      printedOn: fc.constantFrom('none', '2026-11-28', 'nonsense'),
      sort: fc.constantFrom('updated', 'printed', 'headline', 'other'),
      direction: fc.constantFrom('asc', 'desc'),
      columns: fc.subarray([...ARTICLE_COLUMNS]).map((columns) => columns.join('.')),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(asked, (address) => {
      const query = ArticleQuery.parse(address)
      const kept = viewAddress(query)
      const { overdue, ...rest } = query
      expect(viewQuery(kept)).toEqual({ ...rest, ...(overdue && { overdue }) })
      expect(viewAddress(viewQuery(kept))).toBe(kept)
    }),
  )
})
