/** What Word and WPS write into every paragraph that they copy. */
const fromWord = /\bmso-|class="?Mso|urn:schemas-microsoft-com/u

/** Word's bullets are one letter of a font of signs: `l` is a disc, `Ø` an arrow. */
const bullet = /^(?:[^\p{L}\p{N}\s]|[a-zØüà])$/u
const decimal = /^\d{1,3}[.．]$/u

/** What Word copied as the text means it: lists as lists, and no empty paragraphs for space. Anything else stays as it is. */
export function tidyWordHtml(html: string, parse: (html: string) => Document): string {
  if (!fromWord.test(html)) return html
  const document = parse(html)
  for (const marker of document.querySelectorAll('[style*="mso-list"]')) {
    if (/mso-list:\s*ignore/iu.test(marker.getAttribute('style') ?? '')) takeMarker(document, marker)
  }
  for (const paragraph of document.querySelectorAll('p'))
    if (paragraph.textContent?.trim() === '' && !paragraph.querySelector('img') && !isOnlyOfCell(paragraph))
      paragraph.remove()
  return document.body.innerHTML
}

/** A paragraph with Word's own sign becomes an item; `一、` and `a)` are words, which no list of ours would say. */
function takeMarker(document: Document, marker: Element): void {
  const sign = marker.textContent?.trim() ?? ''
  const paragraph = marker.closest('p')
  const kind = bullet.test(sign) ? 'ul' : decimal.test(sign) ? 'ol' : null
  if (!paragraph || kind === null) {
    marker.textContent = sign
    return
  }
  marker.remove()
  const before = paragraph.previousElementSibling
  const isNext = before?.localName === kind && before.hasAttribute('data-word')
  const list = isNext ? before : document.createElement(kind)
  if (!isNext) {
    list.setAttribute('data-word', '')
    paragraph.before(list)
  }
  const item = document.createElement('li')
  list.append(item)
  item.append(paragraph)
}

const isOnlyOfCell = (paragraph: Element) =>
  /^t[dh]$/u.test(paragraph.parentElement?.localName ?? '') &&
  paragraph.parentElement?.childElementCount === 1
