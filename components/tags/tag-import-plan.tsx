import { useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import { Notice } from '@/components/ui/notice'
import type { TagImportPlan } from '@/lib/editorial/tag-import-answer'
import { TagChip } from '@/components/desk/tag-chip'

const SHOWN = 200

/** What a table would change, row by row, or what must be put right in it first. */
export function TagImportPlanView({ file, plan }: { file: string; plan: TagImportPlan }) {
  const words = useTranslations('vocabulary.table')
  const { creates, changes, unchanged, problems } = plan
  const counts = { file, creates: creates.length, changes: changes.length, unchanged }
  return (
    <>
      <p className="font-bold">{words('plan', counts)}</p>
      {problems.length > 0 && <Notice tone="danger">{words('problems', { count: problems.length })}</Notice>}
      {problems.length > 0 && <Problems problems={problems} />}
      {problems.length === 0 && changes.length > 0 && <Changes changes={changes} />}
      {problems.length === 0 && creates.length > 0 && <Creates creates={creates} />}
      <More shown={SHOWN} total={Math.max(problems.length, changes.length, creates.length)} />
    </>
  )
}

function More({ shown, total }: { shown: number; total: number }) {
  const words = useTranslations('vocabulary.table')
  return total > shown ? <p className="text-xs text-muted">{words('more', { shown, total })}</p> : null
}

function Problems({ problems }: { problems: TagImportPlan['problems'] }) {
  const words = useTranslations('vocabulary.table')
  return (
    <DataTable
      caption={words('problemsCaption')}
      rows={problems.slice(0, SHOWN)}
      keyOf={({ row, error, column }) => `${row} ${error} ${column}`}
      columns={[
        {
          key: 'row',
          heading: words('row'),
          isNumeric: true,
          isNarrow: true,
          isName: true,
          cell: ({ row }) => row,
        },
        { key: 'column', heading: words('column'), isNarrow: true, cell: ({ column }) => column },
        { key: 'error', heading: words('error'), cell: ({ error }) => words(`rowError.${error}`) },
        {
          key: 'value',
          heading: words('value'),
          cell: ({ value }) => <span className="wrap-anywhere text-muted">{value}</span>,
        },
      ]}
    />
  )
}

function Changes({ changes }: { changes: TagImportPlan['changes'] }) {
  const words = useTranslations('vocabulary.table')
  const rows = changes.flatMap(({ row, name, changes: cells }) =>
    cells.map((cell) => ({ row, name, ...cell })),
  )
  return (
    <DataTable
      caption={words('changesCaption')}
      rows={rows.slice(0, SHOWN)}
      keyOf={({ row, column }) => `${row} ${column}`}
      columns={[
        {
          key: 'name',
          heading: words('tag'),
          isName: true,
          cell: ({ name }) => <span lang="zh-CN">{name}</span>,
        },
        { key: 'row', heading: words('row'), isNumeric: true, isNarrow: true, cell: ({ row }) => row },
        { key: 'column', heading: words('column'), isNarrow: true, cell: ({ column }) => column },
        {
          key: 'before',
          heading: words('before'),
          cell: ({ before }) => <del className="wrap-anywhere text-muted">{before}</del>,
        },
        {
          key: 'after',
          heading: words('after'),
          cell: ({ after }) => <ins className="wrap-anywhere no-underline">{after}</ins>,
        },
      ]}
    />
  )
}

function Creates({ creates }: { creates: TagImportPlan['creates'] }) {
  const words = useTranslations('vocabulary.table')
  return (
    <DataTable
      caption={words('createsCaption')}
      rows={creates.slice(0, SHOWN)}
      keyOf={({ row }) => String(row)}
      columns={[
        {
          key: 'name',
          heading: words('newTag'),
          isName: true,
          cell: ({ fields }) => <TagChip type={fields.type} name={fields.name} />,
        },
        { key: 'row', heading: words('row'), isNumeric: true, isNarrow: true, cell: ({ row }) => row },
      ]}
    />
  )
}
