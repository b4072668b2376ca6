import { useLocale } from 'next-intl'
import { siteAddress } from '@/lib/editorial/addresses'
import type { SettledNote } from '@/lib/editorial/reader-views'
import { useWords } from './use-words'

/** Which sentence says how the figure stands now; null when there is nothing to say of it. */
function sentenceOf({ outcome, holds, other }: SettledNote): string | null {
  if (other) return `${outcome}_${holds === null ? 'both' : holds ? 'held' : 'lost'}`
  return holds === false ? `${outcome}_alone` : null
}

export const hasSettledNote = (settled: SettledNote): boolean =>
  sentenceOf(settled) !== null || settled.note !== ''

/** How a conflict over the figure was settled, with the way to the other figure. */
export function SettledText({ settled }: { settled: SettledNote }) {
  const locale = useLocale()
  const words = useWords('site.settled')
  const key = sentenceOf(settled)
  const { other, note } = settled
  return (
    <>
      {key &&
        words.rich(key, {
          text: other?.text ?? '',
          other: (text) =>
            other && (
              <a
                lang="zh-CN"
                title={other.headline}
                href={siteAddress.block(locale, other.slug, other.blockId)}
                className="font-bold whitespace-nowrap underline decoration-rule underline-offset-4 hover:text-accent"
              >
                {text}
              </a>
            ),
        })}
      {note && <span lang="zh-CN"> {note}</span>}
    </>
  )
}
