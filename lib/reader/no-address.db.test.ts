import { expect, test } from 'vitest'
import { SearchParams } from '../editorial/search'
import { findArticle } from './articles'
import { findAuthorPage } from './authors'
import { findWithdrawnArticle } from './corrections'
import { findFeed } from './feeds'
import { findIndicatorPage } from './indicators'
import { searchArticles } from './search'
import { findForward } from './site'
import { findTagPage, listByType } from './tags'

// What anybody can type as an address finds nothing, and is no failure: `%00` is a zero, which the database would refuse to look for.

const ZERO = '一\0'

test.each(['/articles/%E4%B8%80%00', '/tags/%00', '/metrics/%00'])('%s leads nowhere', async (path) => {
  expect(await findForward(path)).toBeNull()
})

test('there is no article, tag, indicator, author or feed of a name that cannot be', async () => {
  expect(await findArticle(ZERO)).toBeNull()
  expect(await findWithdrawnArticle(ZERO)).toBeNull()
  expect(await findTagPage(ZERO)).toBeNull()
  expect(await findIndicatorPage(ZERO)).toBeNull()
  expect(await findAuthorPage(ZERO)).toBeNull()
  expect(await findFeed({ kind: 'tag', slug: ZERO })).toBeNull()
})

test('a list that goes on behind such a name has no end that fails', async () => {
  expect(await listByType('person', `${ZERO}_${crypto.randomUUID()}`)).not.toBeNull()
})

test.each(['tag', 'city', 'section'])('a search is not narrowed by a %s that cannot be', async (name) => {
  expect((await searchArticles(SearchParams.parse({ q: '走廊', [name]: ZERO }))).rows).toEqual([])
})
