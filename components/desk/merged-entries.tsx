import { useTranslations } from 'next-intl'
import { ConfirmButton } from '@/components/ui/confirm-button'
import type { FormAction } from '@/lib/action-result'

type Entry = { id: string; version: number; name: string }
/** Where the words stand in admin.json: tags and indicators speak of the same. */
type Namespace = 'admin.tags' | 'admin.metrics'

type UnmergeProps = {
  entry: Entry
  namespace: Namespace
  /** What it touches. */
  what: string
  action: FormAction
}

/** The way back of a merged tag or indicator. */
export function Unmerge({ entry: { id, version, name }, namespace, what, action }: UnmergeProps) {
  const words = useTranslations(namespace)
  return (
    <ConfirmButton
      action={action}
      hidden={{ id, version }}
      label={words('unmerge')}
      title={words('unmergeTitle', { name })}
      done={words('unmergeDone')}
      kind="quiet"
      size="small"
    >
      <p>{what}</p>
    </ConfirmButton>
  )
}

type Props<Row> = {
  rows: readonly Row[]
  namespace: Namespace
  hrefOf: (id: string) => string
  noteOf?: (row: Row) => string | false
  whatOf: (row: Row) => string
  /** Null when the person may only look. */
  unmerge: FormAction | null
}

/** What was merged into a tag or indicator, each with its way back. */
export function MergedEntries<Row extends Entry>({ rows, namespace, ...props }: Props<Row>) {
  const { hrefOf, noteOf, whatOf, unmerge } = props
  const words = useTranslations(namespace)
  if (rows.length === 0) return null
  return (
    <div className="grid gap-1">
      <h3 className="text-xs text-muted">{words('absorbed')}</h3>
      <ul>
        {rows.map((row) => (
          <li key={row.id} className="flex min-h-8 items-center gap-3 border-b border-rule">
            <a href={hrefOf(row.id)} className="hover:text-accent">
              {row.name}
            </a>
            <span className="mr-auto text-xs text-muted">{noteOf?.(row)}</span>
            {unmerge && <Unmerge entry={row} what={whatOf(row)} action={unmerge} {...{ namespace }} />}
          </li>
        ))}
      </ul>
    </div>
  )
}
