import { useFormatter, useTranslations } from 'next-intl'
import { DataTable, type Column } from '@/components/ui/data-table'
import type { Query } from '@/components/ui/list-address'
import { ListScreen } from '@/components/ui/list-screen'
import { SelectField } from '@/components/ui/select-field'
import { deskAddress } from '@/lib/editorial/addresses'
import type { Screen } from '@/lib/editorial/desk-lists'
import type { TagQuery, TagRow } from '@/lib/editorial/tag'
import { TAG_TYPES } from '@/lib/pipeline/model'
import { TagChip } from '@/components/desk/tag-chip'
import { VocabularyStateField } from '@/components/desk/vocabulary-state-field'

type Props = { address: Query; query: TagQuery; screen: Screen<TagRow> }

const FIELDS = ['q', 'type', 'state'] as const

/** The vocabulary: filters, table and the way to the next screen. */
export function TagList({ address, query, screen }: Props) {
  const words = useTranslations('admin.tags')
  const columns = useColumns()
  const by = query.sort ?? 'mentions'
  const direction = query.direction ?? (by === 'name' ? 'asc' : 'desc')
  return (
    <ListScreen
      path={deskAddress.tags}
      query={address}
      fields={FIELDS}
      search={words('search')}
      filters={<Filters query={query} />}
      screen={screen}
      none={words('none')}
      noneHint={words('noneHint')}
    >
      <DataTable
        caption={words('title')}
        columns={columns}
        rows={screen.rows}
        keyOf={({ id }) => id}
        sorting={{ path: deskAddress.tags, query: address, by, direction }}
      />
    </ListScreen>
  )
}

function Filters({ query }: Pick<Props, 'query'>) {
  const words = useTranslations('admin.tags')
  const types = useTranslations('common.tagType')
  return (
    <>
      <SelectField
        label={words('type')}
        name="type"
        defaultValue={query.type ?? ''}
        options={[
          { value: '', label: words('anyType') },
          ...TAG_TYPES.map((type) => ({ value: type, label: types(type) })),
        ]}
      />
      <VocabularyStateField state={query.state} namespace="admin.tags" />
    </>
  )
}

function useColumns(): Column<TagRow>[] {
  const words = useTranslations('admin.tags')
  const types = useTranslations('common.tagType')
  const format = useFormatter()
  return [
    {
      key: 'name',
      heading: words('col.name'),
      sort: 'name',
      isName: true,
      cell: ({ id, type, name, disambiguation, mergedInto }) => (
        <>
          <TagChip {...{ type, name, disambiguation }} href={deskAddress.tag(id)} />
          {mergedInto && (
            <span className="ml-2 text-xs text-muted">{words('mergedInto', { name: mergedInto.name })}</span>
          )}
        </>
      ),
    },
    { key: 'type', heading: words('col.type'), isNarrow: true, cell: ({ type }) => types(type) },
    {
      key: 'aliases',
      heading: words('col.aliases'),
      isMinor: true,
      cell: ({ aliases }) => <span className="text-muted">{aliases.join(' · ')}</span>,
    },
    {
      key: 'mentions',
      heading: words('col.mentions'),
      sort: 'mentions',
      first: 'desc',
      isNumeric: true,
      cell: ({ mentions }) => format.number(mentions),
    },
    {
      key: 'published',
      heading: words('col.published'),
      sort: 'published',
      first: 'desc',
      isNumeric: true,
      cell: ({ published }) => format.number(published),
    },
    {
      key: 'updated',
      heading: words('col.updated'),
      sort: 'updated',
      first: 'desc',
      isMinor: true,
      isNarrow: true,
      cell: ({ updatedAt }) => format.dateTime(updatedAt, { dateStyle: 'medium' }),
    },
  ]
}
