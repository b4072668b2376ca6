import type { PageReading } from './model'

const NAME_MAX = 40
/** A number, with a letter or without: 4, A03. */
const BARE_LABEL = /^[A-Za-z]?\d{1,3}$/u

/**
 * What a page is called that came as text without a name: by its newspaper, its date and its number as far as it prints
 * them, else by its first headline, else by `words`, how its text begins.
 *
 *     走廊日报 2023-12-04 第4版
 */
export function namePastedPage(reading: PageReading | undefined, words: string): string {
  const { newspaper, printedOn, pageLabel, drafts = [] } = reading ?? {}
  const label = pageLabel && (BARE_LABEL.test(pageLabel.value) ? `第${pageLabel.value}版` : pageLabel.value)
  if (newspaper && printedOn) return [newspaper.value, printedOn.value, label].filter(Boolean).join(' ')
  const headline = drafts.find((draft) => draft.headline)?.headline
  return headline ? [...headline].slice(0, NAME_MAX).join('') : words
}
