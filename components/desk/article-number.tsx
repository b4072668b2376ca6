/** The eight tints of articles on a page come round again from the ninth; the number tells those apart. */
const TINTS = 8
export const articleTint = (index: number): string => `var(--color-article-${((index - 1) % TINTS) + 1})`

/** The number of an article on its page, on its tint. */
export function ArticleNumber({ index, label }: { index: number; label: string }) {
  return (
    <span
      className="inline-grid h-6 min-w-6 flex-none place-items-center px-1 text-xs font-bold tabular-nums"
      style={{ backgroundColor: articleTint(index) }}
    >
      <span aria-hidden>{index}</span>
      <span className="sr-only">{label}</span>
    </span>
  )
}
