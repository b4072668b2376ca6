import { expect, test } from 'vitest'
import { EMPTY_DRAFT } from '../pipeline/model'
import { contentOfDraft } from './content-of-draft'

const SECTION = '00000000-0000-4000-8000-000000000000'

/** What an article without a printed headline is listed under. */
const listedAs = (text: string) => {
  const blocks = [{ kind: 'paragraph' as const, text, credit: null, source: [] }]
  return contentOfDraft({ ...EMPTY_DRAFT, headline: null, blocks }, () => [], ['a', 'b'], SECTION).headline
}

test('an article without a headline is listed under its first words', () => {
  expect(listedAs('走廊开工')).toBe('走廊开工')
  expect(listedAs('走'.repeat(25))).toBe(`${'走'.repeat(24)}……`)
})

test('no character is cut in two: a half of one cannot be stored', () => {
  expect(listedAs(`${'走'.repeat(23)}𬬻合金`)).toBe(`${'走'.repeat(23)}……`)
})
