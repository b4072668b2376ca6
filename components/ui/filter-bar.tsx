import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from './button'
import { LinkButton } from './link-button'
import { queryValue, type Query } from './list-address'

type Props = {
  path: string
  query: Query
  /** Names of the fields inside; parameters of the address that are not among them (sorting) are kept. */
  fields: readonly string[]
  /** Where the list stands without filters, when that is not its bare path. */
  cleared?: string
  children: ReactNode
}

/** The filters of a list, as a form that writes them into the address. Works without scripts. */
export function FilterBar({ path, query, fields, cleared, children }: Props) {
  const words = useTranslations('common.filter')
  const kept = ['sort', 'direction', 'columns', 'tab'].filter(
    (name) => !fields.includes(name) && queryValue(query, name),
  )
  const isFiltered = fields.some((name) => queryValue(query, name))
  const tab = queryValue(query, 'tab')
  return (
    <form
      key={fields.map((name) => queryValue(query, name)).join('\u0000')}
      role="search"
      method="get"
      action={path}
      className="flex flex-wrap items-end gap-3 border-b border-rule pb-3"
    >
      {kept.map((name) => (
        <input key={name} type="hidden" name={name} value={queryValue(query, name)} />
      ))}
      {children}
      <Button type="submit" kind="plain">
        {words('apply')}
      </Button>
      {isFiltered && (
        <LinkButton kind="bare" href={cleared ?? (tab ? `${path}?tab=${tab}` : path)}>
          {words('clear')}
        </LinkButton>
      )}
    </form>
  )
}
