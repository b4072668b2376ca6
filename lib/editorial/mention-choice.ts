/** A mention made as `from` while `tag` was merged into it; someone is to say whose it is. */
export type ChoiceRow = {
  mentionId: string
  quote: string
  sentence: string
  article: { id: string; headline: string }
  tag: { id: string; name: string }
  from: { id: string; name: string }
  /** It is printed with a name that only `tag` bears. */
  isLikely: boolean
}
