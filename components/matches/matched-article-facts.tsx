import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { deskAddress } from '@/lib/editorial/addresses'
import { sayPageLabel } from '@/components/ui/page-label'
import type { MatchedArticle } from '@/lib/editorial/match-views'
import { StatusPill } from '../desk/status-pill'

/** An article of a match: what it is called, where it stands, where it was printed. */
export function MatchedArticleFacts({ article }: { article: MatchedArticle }) {
  const words = useTranslations('matches')
  const common = useTranslations('common')
  const { id, headline, status, printed } = article
  return (
    <div className="grid gap-1">
      <p className="font-serif text-base leading-snug font-bold">
        <Link href={deskAddress.article(id)} prefetch={false} className="hover:text-accent">
          {headline ? <span lang="zh-CN">{headline}</span> : words('untitled')}
        </Link>
      </p>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted">
        <StatusPill status={status} />
        {printed ? (
          <Link
            href={deskAddress.page(printed.pageId)}
            prefetch={false}
            className="underline decoration-rule underline-offset-4 hover:text-accent"
          >
            {[
              printed.newspaper,
              printed.printedOn,
              printed.pageLabel && sayPageLabel(printed.pageLabel, common),
            ]
              .filter(Boolean)
              .join(' · ') || printed.fileName}
          </Link>
        ) : (
          <span>{words('noPage')}</span>
        )}
      </p>
    </div>
  )
}
