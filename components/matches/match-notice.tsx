import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Notice } from '@/components/ui/notice'
import type { MatchCounts } from '@/lib/editorial/match-views'

type Props = { of: 'article' | 'page'; counts: MatchCounts; href: string }

/** Says on an article or a page how many matches wait that concern it, and leads there; nothing when none do. */
export function MatchNotice({ of, counts, href }: Props) {
  const words = useTranslations('matches.notice')
  const kinds = (['jumps', 'duplicates', 'repeats'] as const).filter((kind) => counts[kind] > 0)
  if (kinds.length === 0) return null
  const what = kinds.map((kind) => words(kind, { count: counts[kind] })).join(words('comma'))
  return (
    <Notice tone="warning">
      <p>
        {words(of, { what })}{' '}
        <Link href={href} prefetch={false} className="inline-block py-0.5 underline hover:text-accent">
          {words('open')}
        </Link>
      </p>
    </Notice>
  )
}
