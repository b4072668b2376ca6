import { describe, expect, test } from 'vitest'
import { LOCALES } from '../editorial/actor'
import { composeLetter } from './compose-letter'

const WRITER = { name: '走廊日报', url: 'https://news.example.cn' }

describe('a letter', () => {
  test.for(LOCALES)('in %s says the same as text and as HTML', (locale) => {
    const { subject, text, html } = composeLetter({ kind: 'test', by: '王编辑' }, locale, WRITER)
    expect(subject).not.toMatch(/letters\.|\{/u)
    const paragraphs = text.split('\n\n')
    expect(paragraphs.length).toBeGreaterThan(3)
    for (const line of paragraphs.slice(0, 3)) expect(html).toContain(line)
    expect(text).toContain('王编辑')
    expect(html).toContain(`<html lang="${locale}">`)
  })

  test('takes what a person typed for words, in both forms', () => {
    const name = '<img src=x onerror=alert(1)> {by} \r\nBcc: a@example.cn'
    const { subject, text, html } = composeLetter({ kind: 'test', by: name }, 'en', WRITER)
    expect(text).toContain('<img src=x')
    expect(html).not.toContain('<img')
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; {by}')
    expect(subject).not.toMatch(/[\r\n]/u)
  })

  test('loads nothing from anywhere', () => {
    const { html } = composeLetter({ kind: 'test', by: '王' }, 'zh-CN', WRITER)
    expect(html).not.toMatch(/<(?:img|link|script|iframe)|url\(/u)
  })
})
