import { externalIdAddress } from '@/lib/editorial/external-id'
import type { TagProfile as Profile } from '@/lib/editorial/reader-views'
import { useWords } from './use-words'

const LINK = 'underline decoration-rule underline-offset-4 hover:text-accent'

/** Pages elsewhere about what a tag names, and its numbers in public registers; nothing when there are none. */
export function TagProfile({ tag: { links, externalIds } }: { tag: Pick<Profile, 'links' | 'externalIds'> }) {
  const words = useWords('site.tags')
  const kinds = useWords('common.linkKind')
  const schemes = useWords('common.idScheme')
  if (links.length + externalIds.length === 0) return null
  return (
    <dl className="grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[auto_minmax(0,1fr)] [&_dt]:text-muted">
      {links.length > 0 && (
        <>
          <dt>{words('links')}</dt>
          <dd className="flex flex-wrap gap-x-4 gap-y-1">
            {links.map(({ kind, url }) => (
              <a key={url} href={url} rel="noreferrer" className={LINK}>
                {kind === 'other' ? hostOf(url) : kinds(kind)}
              </a>
            ))}
          </dd>
        </>
      )}
      {externalIds.length > 0 && (
        <>
          <dt>{words('numbers')}</dt>
          <dd className="flex flex-wrap gap-x-4 gap-y-1">
            {externalIds.map(({ scheme, value }) => {
              const address = externalIdAddress(scheme, value)
              return (
                <span key={scheme} className="wrap-anywhere">
                  {schemes(scheme)}{' '}
                  <span translate="no" className="tabular-nums">
                    {address ? (
                      <a href={address} rel="noreferrer" className={LINK}>
                        {value}
                      </a>
                    ) : (
                      value
                    )}
                  </span>
                </span>
              )
            })}
          </dd>
        </>
      )}
    </dl>
  )
}

/** A page of no known kind is named by where it is. */
const hostOf = (url: string): string => new URL(url).hostname.replace(/^www\./u, '')
