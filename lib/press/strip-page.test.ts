import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stripPage } from './strip-page'

const ADDRESSES: Record<string, string> = { '/_next/a.css': '/assets/b.css', '/site.js?v=1': '/assets/c.js' }
const strip = (html: string) => {
  const { write, facts } = stripPage(Buffer.from(html))
  return { html: write((href) => ADDRESSES[href] ?? null).toString(), facts }
}

test('scripts, their preloads, templates and comments go; everything else stays byte for byte', () => {
  const page = `<!DOCTYPE html><html lang="zh-CN"><head><meta charSet="utf-8"/><link rel="preload" as="script" href="/_next/x.js"/>\
<link rel="stylesheet" title="样式 &amp; 字" href="/_next/a.css" data-precedence="next"/><link rel="canonical" href="/a?b=1&amp;c"/>\
<script src="/_next/x.js" async=""></script></head><body><p class='a' >长三角<!-- -->&lt;script&gt; 3 &lt; 4 &amp; 5</p>\
<template data-page-facts="{&quot;surfaces&quot;:[&quot;松江&quot;]}"></template><template id="B:0"><div></template>\
<script type="application/ld+json">{"a":"<\\u002fscript>"}</script>\
<script src="/site.js?v=1" defer=""></script><script>self.__next_f.push([1,"</p><template>"])</script></body></html>`
  expect(strip(page)).toEqual({
    html: `<!DOCTYPE html><html lang="zh-CN"><head><meta charSet="utf-8"/><link rel="stylesheet" title="样式 &amp; 字" href="/assets/b.css"/>\
<link rel="canonical" href="/a?b=1&amp;c"/></head><body><p class='a' >长三角&lt;script&gt; 3 &lt; 4 &amp; 5</p>\
<script type="application/ld+json">{"a":"<\\u002fscript>"}</script><script defer="" src="/assets/c.js"></script></body></html>`,
    facts: '{"surfaces":["松江"]}',
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
  expect(stripPage(Buffer.from(links)).assets).toEqual(['/a.css', '/i.svg?1', '/site.js'])
})

/** Pieces of a page, each with what is left of it. */
const PIECES: [string, string][] = [
  ['<p class="a > b">一</p>', '<p class="a > b">一</p>'],
  ["<a title='<script>'>二</a>", "<a title='<script>'>二</a>"],
  ['<textarea><template></textarea>', '<textarea><template></textarea>'],
  ['<style>a::after{content:"<!--"}</style>', '<style>a::after{content:"<!--"}</style>'],
  ['3 < 4', '3 < 4'],
  ['<scripted-x></scripted-x>', '<scripted-x></scripted-x>'],
  [
    '<script type="application/ld+json">{"a":"<template>"}</script>',
    '<script type="application/ld+json">{"a":"<template>"}</script>',
  ],
  ['<LINK rel="canonical" href="/c">', '<LINK rel="canonical" href="/c">'],
  ['<link rel="modulepreload" href="/_next/m.js"/>', ''],
  ['<script>f("</p><template><!--")</script >', ''],
  ['<SCRIPT src="/_next/x.js" data-a=">"></SCRIPT>', ''],
  ['<!-- <p>-->', ''],
  ['<!-->', ''],
  ['<template id="B:1"><template><script>"</template>"</script></template><p></p></template>', ''],
]

test('whatever stands beside what, only what is for scripts goes', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES)), (pieces) => {
      const page = pieces.map(([piece]) => piece).join('')
      expect(strip(page).html).toBe(pieces.map(([, left]) => left).join(''))
    }),
  )
})

test('what is never closed is cut to the end', () => {
  for (const open of ['<script>a', '<template><p>', '<!-- a', '<template data-x="'])
    expect(strip(`<p>一</p>${open}`).html).toBe('<p>一</p>')
})
