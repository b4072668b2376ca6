import { useLocale } from 'next-intl'
import { markHits, snippetOf } from '@/lib/document/snippet'
import type { SearchTerm } from '@/lib/document/search-query'
import { siteAddress } from '@/lib/editorial/addresses'
import type { SearchHit as Hit } from '@/lib/editorial/search-views'
import { Marked } from './marked'
import { PrintedFacts } from './printed-facts'
import { FactLine } from './story-card'

/** An article found, with the sentences that hold what was asked for. */
export function SearchHit({ hit, terms }: { hit: Hit; terms: readonly SearchTerm[] }) {
  const locale = useLocale()
  return (
    <li className="space-y-1.5 border-b border-rule py-4">
      <div lang="zh-CN" className="space-y-1.5">
        {hit.kicker && (
          <p className="font-serif text-sm text-muted">
            <Marked parts={markHits(hit.kicker, terms)} />
          </p>
        )}
        <h2 className="font-serif text-lg leading-snug font-bold">
          <a href={siteAddress.article(locale, hit.slug)} className="hover:text-accent">
            <Marked parts={markHits(hit.headline, terms)} />
          </a>
        </h2>
        {hit.deck && (
          <p className="text-sm">
            <Marked parts={markHits(hit.deck, terms)} />
          </p>
        )}
        {hit.snippets.length === 0 && <p className="line-clamp-2 text-sm text-muted">{hit.excerpt}</p>}
        {hit.snippets.map(({ blockId, text }) => (
          <p key={blockId} className="font-kai text-base">
            <a href={siteAddress.block(locale, hit.slug, blockId)} className="hover:text-accent">
              <Marked parts={snippetOf(text, terms)} />
            </a>
          </p>
        ))}
      </div>
      <FactLine>
        <PrintedFacts {...hit} />
      </FactLine>
    </li>
  )
}
