import { escapeXml } from '../document/escape-xml'
import type { Locale } from '../editorial/actor'
import { siteAddress } from '../editorial/addresses'
import { FAILED } from '../words/failed'

const STYLE = `:root{color-scheme:light dark;--paper:#fbfaf7;--ink:#1b1a17;--muted:#5d5a52;--accent:#a8321f}
@media(prefers-color-scheme:dark){:root{--paper:#14130f;--ink:#ece9e1;--muted:#a8a396;--accent:#e8735c}}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.6 system-ui,'PingFang SC','Noto Sans CJK SC','Microsoft YaHei',sans-serif}
main{max-width:40rem;margin:0 auto;padding:2.5rem 1.5rem}
hr{height:7px;margin:0 0 2rem;border:solid var(--ink);border-width:3px 0 1px}
h1{margin:0 0 .75rem;font:700 1.75rem/1.25 'Source Han Serif SC','Noto Serif CJK SC','Songti SC',STSong,SimSun,serif}
p{margin:0 0 1.5rem;color:var(--muted)}
a{color:inherit;text-underline-offset:4px}a:hover{color:var(--accent)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}`

const write = (locale: Locale): Buffer => {
  const { title, what, home } = FAILED[locale]
  return Buffer.from(`<!DOCTYPE html><html lang="${locale}"><head><meta charset="utf-8"/>\
<meta name="viewport" content="width=device-width, initial-scale=1"/><meta name="robots" content="noindex"/>\
<title>${escapeXml(title)}</title><style>${STYLE}</style></head><body><main><hr/><h1>${escapeXml(title)}</h1>\
<p>${escapeXml(what)}</p><a href="${siteAddress.home(locale)}">${escapeXml(home)}</a></main></body></html>`)
}

const pages: Record<Locale, Buffer> = { 'zh-CN': write('zh-CN'), en: write('en') }

/** What a reader sees when a page cannot be had, whole in itself: it needs neither Next nor the database, nor any other file. */
export const errorPage = (locale: Locale): Buffer => pages[locale]
