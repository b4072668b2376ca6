import 'server-only'
import { createTranslator } from 'use-intl/core'
import { escapeXml } from '../document/escape-xml'
import type { Locale } from '../editorial/actor'
import type { Letter } from '../editorial/letters'
import { MESSAGES } from '../words/messages'

/** A letter in words, ready to be sent. */
export type ComposedLetter = { subject: string; text: string; html: string }

/** Who writes: the name of the site, null while nobody has named it, and its address. */
export type Writer = { name: string | null; url: string }

/**
 * A letter in the recipient's language, as plain text and as HTML that says the same. Nothing in it is loaded from anywhere, and
 * whatever a person typed is text in it, never markup.
 */
export function composeLetter(letter: Letter, locale: Locale, writer: Writer): ComposedLetter {
  const words = createTranslator({ locale, messages: MESSAGES[locale], namespace: 'mail' })
  const { kind, ...given } = letter
  // A role is said in the language of the letter.
  const facts = 'role' in given ? { ...given, role: MESSAGES[locale].common.role[given.role] } : given
  const say = (part: string) => words(`letters.${kind}.${part}` as 'letters.test.subject', facts)
  const link = 'link' in facts && typeof facts.link === 'string' ? facts.link : null
  const act = link === null ? null : { link, label: say('act') }
  const paragraphs = say('body').split('\n')
  const site = writer.name ?? MESSAGES[locale].site.name
  const foot = words('foot', { site })
  return {
    subject: say('subject').replaceAll(/\s+/gu, ' '),
    text: toText(paragraphs, act, `${foot}\n${writer.url}`),
    html: toHtml({ locale, paragraphs, act, foot, copy: words('copy'), site, url: writer.url }),
  }
}

type Act = { link: string; label: string }

const toText = (paragraphs: readonly string[], act: Act | null, foot: string): string =>
  `${[...paragraphs, ...(act ? [`${act.label}\n${act.link}`] : []), `--\n${foot}`].join('\n\n')}\n`

const FONT =
  "font-family:system-ui,-apple-system,'PingFang SC','Noto Sans CJK SC','Microsoft YaHei',sans-serif"
const LINK = 'color:#a8321f'

type Parts = {
  locale: Locale
  paragraphs: readonly string[]
  act: Act | null
  foot: string
  /** Before the address in letters, for who cannot press the button. */
  copy: string
  site: string
  url: string
}

function toHtml({ locale, paragraphs, act, foot, copy, site, url }: Parts): string {
  const paragraph = (content: string) => `<p style="margin:0 0 16px">${content}</p>`
  const address = (of: string) => `<a href="${escapeXml(of)}" style="${LINK}">${escapeXml(of)}</a>`
  const button = (to: Act) =>
    `<a href="${escapeXml(to.link)}" style="display:inline-block;padding:10px 20px;background:#a8321f;color:#ffffff;text-decoration:none">${escapeXml(to.label)}</a>`
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeXml(site)}</title></head>
<body style="margin:0;padding:24px 16px;background:#ffffff;color:#1b1a17;${FONT};font-size:15px;line-height:1.7">
<div style="max-width:560px;margin:0 auto">
<p style="margin:0 0 20px;padding:0 0 8px;border-bottom:3px double #1b1a17;font-weight:bold">${escapeXml(site)}</p>
${paragraphs.map((line) => paragraph(escapeXml(line))).join('\n')}
${act ? `${paragraph(button(act))}\n<p style="margin:0 0 16px;font-size:13px;color:#5d5a52;word-break:break-all">${escapeXml(copy)}<br>${address(act.link)}</p>` : ''}
<p style="margin:24px 0 0;padding:12px 0 0;border-top:1px solid #d9d5ca;font-size:13px;color:#5d5a52">${escapeXml(foot)}<br>${address(url)}</p>
</div>
</body></html>
`
}
