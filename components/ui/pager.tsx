import { useTranslations } from 'next-intl'
import { LinkButton } from './link-button'
import { listAddress, queryValue, type Query } from './list-address'

type Props = {
  path: string
  query: Query
  /** Where the next screen starts, or null at the end. */
  next: string | null
  shown: number
  /** How many there are in all; a number above `countMax` reads as "more than". */
  total: number
  countMax?: number
}

/** The foot of a list read screen by screen. */
export function Pager({ path, query, next, shown, total, countMax = 10_000 }: Props) {
  const words = useTranslations('common.pager')
  return (
    <nav aria-label={words('label')} className="flex flex-wrap items-center gap-3 py-3 text-xs text-muted">
      <p className="mr-auto tabular-nums">
        {total > countMax ? words('countMany', { shown, total: countMax }) : words('count', { shown, total })}
      </p>
      {queryValue(query, 'after') && (
        <LinkButton kind="quiet" href={listAddress(path, query, { after: null })}>
          {words('first')}
        </LinkButton>
      )}
      {next && (
        <LinkButton kind="quiet" href={listAddress(path, query, { after: next })}>
          {words('next')}
        </LinkButton>
      )}
    </nav>
  )
}
