const PARTS = /^(?<date>\d{4}-\d\d-\d\d-)?(?:(?<words>[a-z0-9-]+)-)?(?<id>[0-9a-f]{8})$/u

/** The words in the address of an article, which a person may choose; what stands around them makes it unique. */
export const wordsOfSlug = (slug: string): string => PARTS.exec(slug)?.groups?.words ?? ''

/** The address of an article with other words. */
export function slugWithWords(slug: string, words: string): string {
  const { date = '', id = slug } = PARTS.exec(slug)?.groups ?? {}
  return `${date}${words}-${id}`
}
