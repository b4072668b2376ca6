/** A citation around the day on which the reader read it: `before` + `2026-11-28` + `after`. */
export type CitationParts = { before: string; after: string }

type CitedArticle = {
  headline: string
  bylines: readonly { name: string }[]
  newspaper: string | null
  /** `2023-12-04`, or null when the page does not say. */
  printedOn: string | null
  pageLabel: string | null
  publishedOn: string
  siteName: string
  address: string
}

const AUTHORS_MAX = 3

/** Up to three names, then 等. */
function authorsOf(bylines: CitedArticle['bylines']): string {
  const names = [...new Set(bylines.map(({ name }) => name))]
  if (names.length === 0) return ''
  const more = names.length > AUTHORS_MAX ? ', 等' : ''
  return `${names.slice(0, AUTHORS_MAX).join(', ')}${more}. `
}

/** 第二版 → 2, A03版 → A03: a page as GB/T 7714 wants it. */
function pageNumber(label: string): string {
  const plain = label.replaceAll(/第|版|:|：/gu, '').trim()
  const at = '一二三四五六七八九'.indexOf(plain)
  return plain.length === 1 && at !== -1 ? `${at + 1}` : plain
}

/**
 * An article after GB/T 7714-2015: a newspaper article read online (N/OL) when the paper and day are known, else an
 * electronic text (EB/OL).
 */
export function articleCitation(article: CitedArticle): CitationParts {
  const { headline, bylines, newspaper, printedOn, pageLabel, publishedOn, siteName, address } = article
  const title = `${authorsOf(bylines)}${headline}`
  if (newspaper !== null && printedOn !== null) {
    const page = pageLabel === null ? '' : `(${pageNumber(pageLabel)})`
    return { before: `${title}[N/OL]. ${newspaper}, ${printedOn}${page}[`, after: `]. ${address}.` }
  }
  const from = newspaper === null ? siteName : `${newspaper}, ${siteName}`
  return { before: `${title}[EB/OL]. ${from}, (${publishedOn})[`, after: `]. ${address}.` }
}

/** The figures of an indicator as a data set read online (DS/OL). */
export function indicatorCitation(cited: { name: string; siteName: string; address: string }): CitationParts {
  return { before: `${cited.siteName}. ${cited.name}[DS/OL]. [`, after: `]. ${cited.address}.` }
}
