import { expect, test } from 'vitest'
import { stripPage } from './strip-page'

const ADDRESSES: Record<string, string> = { '/_next/a.css': '/assets/b.css', '/site.js?v=1': '/assets/c.js' }
const strip = (html: string) => {
  const { write, facts } = stripPage(html)
  return { html: write((href) => ADDRESSES[href] ?? null), facts }
}

test('scripts, their preloads, templates and comments go; everything else stays byte for byte', () => {
  const page = `<!DOCTYPE html><html lang="zh-CN"><head><meta charSet="utf-8"/><link rel="preload" as="script" href="/_next/x.js"/>\
<link rel="stylesheet" href="/_next/a.css" data-precedence="next"/><link rel="canonical" href="/a?b=1&amp;c"/>\
<script src="/_next/x.js" async=""></script></head><body><p class='a' >长三角<!-- -->&lt;script&gt; 3 &lt; 4 &amp; 5</p>\
<template data-page-facts="{&quot;surfaces&quot;:[]}"></template><template id="B:0"><div></template>\
<script type="application/ld+json">{"a":"<\\u002fscript>"}</script>\
<script src="/site.js?v=1" defer=""></script><script>self.__next_f.push([1,"</p><template>"])</script></body></html>`
  expect(strip(page)).toEqual({
    html: `<!DOCTYPE html><html lang="zh-CN"><head><meta charSet="utf-8"/><link rel="stylesheet" href="/assets/b.css"/>\
<link rel="canonical" href="/a?b=1&amp;c"/></head><body><p class='a' >长三角&lt;script&gt; 3 &lt; 4 &amp; 5</p>\
<script type="application/ld+json">{"a":"<\\u002fscript>"}</script><script defer="" src="/assets/c.js"></script></body></html>`,
    facts: '{"surfaces":[]}',
  })
})

test('a page that says nothing of itself, or says it twice, has no facts', () => {
  const told = '<template data-page-facts="{}"></template>'
  expect(strip('<html><body>x</body></html>').facts).toBeNull()
  expect(strip(`<body>${told}${told}</body>`).facts).toBeNull()
  expect(strip(`<body>${told}</body>`).facts).toBe('{}')
})

test('templates within templates go together', () => {
  expect(strip('<p>a</p><template><template></template>b</template><p>c</p>').html).toBe('<p>a</p><p>c</p>')
})

test('names the styles, icons and own scripts of a page', () => {
  const links =
    '<link rel="stylesheet" href="/a.css"><link rel="icon" href="/i.svg?1"><link rel="canonical" href="/x"><script src="/site.js"></script><script src="/_next/x.js"></script>'
  expect(stripPage(links).assets).toEqual(['/a.css', '/i.svg?1', '/site.js'])
})
