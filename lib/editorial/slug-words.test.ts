import { expect, test } from 'vitest'
import { articleSlug } from './slug'
import { slugWithWords, wordsOfSlug } from './slug-words'

const ID = '0198aaaa-bbbb-7ccc-8ddd-eeee12345678'

test.for([
  ['科创走廊', '2023-12-04', 'ke-chuang-zou-lang'],
  ['科创走廊', null, 'ke-chuang-zou-lang'],
  ['', '2023-12-04', ''],
  ['', null, ''],
] as const)(
  'the words of an address are found and changed, and nothing else: %j on %j',
  ([headline, day, words]) => {
    const slug = articleSlug(headline, day, ID)
    expect(wordsOfSlug(slug)).toBe(words)
    const changed = slugWithWords(slug, 'corridor-2024')
    expect(changed).toBe(`${day ? `${day}-` : ''}corridor-2024-12345678`)
    expect(wordsOfSlug(changed)).toBe('corridor-2024')
  },
)
