import { describe, expect, test } from 'vitest'
import type { ArticleContent } from '@/lib/document/content'
import { leftIn } from './local-copy'

// Only what differs matters here.
const contentOf = (headline: string) => ({ headline }) as unknown as ArticleContent
const opened = { content: contentOf('甲'), suggestions: [{ id: 's1', state: 'rejected' as const }] }
const decided = (suggestionId: string, state: 'open' | 'rejected') => [{ suggestionId, state }]

describe('what a copy on this device holds that the article does not', () => {
  test('a text of its own', () => {
    expect(leftIn({ content: contentOf('乙'), decisions: [] }, opened)).toBe('text')
  })

  test('a decision alone, or one taken back', () => {
    expect(leftIn({ content: contentOf('甲'), decisions: decided('s1', 'open') }, opened)).toBe('decisions')
  })

  test('nothing, once the server has it or the suggestion is no more', () => {
    expect(leftIn({ content: contentOf('甲'), decisions: decided('s1', 'rejected') }, opened)).toBeNull()
    expect(leftIn({ content: contentOf('甲'), decisions: decided('s9', 'rejected') }, opened)).toBeNull()
  })
})
