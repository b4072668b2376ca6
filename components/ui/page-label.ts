type Words = (key: 'pageLabel', values: { label: string }) => string

/** A number, with a letter or without: 4, A03. */
const BARE = /^[A-Za-z]?\d{1,3}$/u

/** Says a page label so that it is understood by itself: 第 4 版 for `4`; one that says more, such as 要闻 A2, as it is. */
export const sayPageLabel = (label: string, words: Words): string =>
  BARE.test(label) ? words('pageLabel', { label }) : label
