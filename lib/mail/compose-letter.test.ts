import { describe, expect, test } from 'vitest'
import { LOCALES } from '../editorial/actor'
import { toLetter, type Letter, type LetterKind } from '../editorial/letters'
import { composeLetter } from './compose-letter'

const WRITER = { name: '走廊日报', url: 'https://news.example.cn' }

const NAME = '张三'
const LINK = 'https://news.example.cn/login/reset/abc'
/** What is told of articles has words of one shape; what concerns accounts is seen letter by letter. */
type OfAccounts = Exclude<LetterKind, `news.${string}`>
const LETTERS: { [Kind in OfAccounts]: Letter & { kind: Kind } } = {
  test: { kind: 'test', by: NAME },
  invitation: { kind: 'invitation', by: NAME, role: 'EDITOR', days: 7, link: LINK },
  'password-reset': { kind: 'password-reset', name: NAME, minutes: 30, link: LINK },
  'password-changed': { kind: 'password-changed', name: NAME, link: LINK },
  'email-confirm': { kind: 'email-confirm', name: NAME, hours: 24, link: LINK },
  'email-changed': { kind: 'email-changed', name: NAME, email: 'li@example.cn' },
  'factor-on': { kind: 'factor-on', name: NAME },
  'factor-off': { kind: 'factor-off', name: NAME },
}

describe('every letter about accounts', () => {
  const all = LOCALES.flatMap((locale) => Object.values(LETTERS).map((letter) => ({ locale, letter })))

  test.for(all)('$letter.kind in $locale is whole, as text and as HTML', ({ locale, letter }) => {
    const { subject, text, html } = composeLetter(toLetter(letter), locale, WRITER)
    for (const said of [subject, text, html]) expect(said).not.toMatch(/letters\.|mail\.|\{|\}|undefined/u)
    expect(text).toContain(NAME)
    if ('link' in letter) for (const said of [text, html]) expect(said).toContain(letter.link)
    // Each language its own words: no Chinese in English letters but what was typed.
    const own = `${subject}${text}`.replaceAll(NAME, '').replaceAll(WRITER.name, '')
    expect(/\p{Script=Han}/u.test(own)).toBe(locale === 'zh-CN')
  })
})

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
