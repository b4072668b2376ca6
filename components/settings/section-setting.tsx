import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { ConfirmButton } from '@/components/ui/confirm-button'
import { DataTable, type Column } from '@/components/ui/data-table'
import { Pill } from '@/components/ui/pill'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import type { FormAction } from '@/lib/action-result'
import type { SectionRow } from '@/lib/editorial/section'

type Acts = Record<'create' | 'rename' | 'move' | 'choose' | 'remove', FormAction<void>>
type Props = { sections: readonly SectionRow[]; acts: Acts }

/** The sections of the site in their order, and what can be done about each. */
export function SectionSetting({ sections, acts }: Props) {
  const words = useTranslations('desk.sections')
  const columns = useColumns(sections, acts)
  return (
    <section className="grid max-w-4xl gap-3">
      <h2 className="border-b border-ink pb-1 text-sm font-bold">{words('title')}</h2>
      <DataTable caption={words('title')} columns={columns} rows={sections} keyOf={({ id }) => id} />
      <div>
        <ConfirmButton
          action={acts.create}
          hidden={{}}
          label={words('new')}
          title={words('new')}
          confirmLabel={words('create')}
          done={words('created')}
        >
          <NameFields />
          <TextField
            label={words('slug')}
            name="slug"
            hint={words('slugHint')}
            autoCapitalize="none"
            maxLength={40}
            required
          />
        </ConfirmButton>
      </div>
    </section>
  )
}

function NameFields({ name, nameEn }: { name?: string; nameEn?: string }) {
  const words = useTranslations('desk.sections')
  return (
    <>
      <TextField label={words('name')} name="name" lang="zh-CN" defaultValue={name} maxLength={20} required />
      <TextField
        label={words('nameEn')}
        name="nameEn"
        lang="en"
        defaultValue={nameEn}
        maxLength={40}
        required
      />
    </>
  )
}

function useColumns(sections: readonly SectionRow[], acts: Acts): Column<SectionRow>[] {
  const words = useTranslations('desk.sections')
  return [
    {
      key: 'name',
      heading: words('name'),
      isName: true,
      cell: ({ name, isDefault }) => (
        <span className="flex flex-wrap items-center gap-2">
          <span lang="zh-CN">{name}</span>
          {isDefault && <Pill>{words('default')}</Pill>}
        </span>
      ),
    },
    { key: 'nameEn', heading: words('nameEn'), cell: ({ nameEn }) => <span lang="en">{nameEn}</span> },
    {
      key: 'slug',
      heading: words('slug'),
      isMinor: true,
      cell: ({ slug }) => <span translate="no">{slug}</span>,
    },
    { key: 'articles', heading: words('articles'), isNumeric: true, cell: ({ articles }) => articles },
    {
      key: 'acts',
      heading: words('acts'),
      cell: (row) => <SectionActs row={row} at={sections.indexOf(row)} of={sections.length} acts={acts} />,
    },
  ]
}

function SectionActs({ row, at, of, acts }: { row: SectionRow; at: number; of: number; acts: Acts }) {
  const words = useTranslations('desk.sections')
  const { id, name, nameEn, isDefault, articles } = row
  const shared = { hidden: { id }, size: 'small', kind: 'quiet' } as const
  return (
    <div className="flex flex-wrap gap-1">
      {(['up', 'down'] as const).map((to) => (
        <ActionForm key={to} action={acts.move} hidden={{ id, to }} done={words('moved', { name })}>
          <SubmitButton size="small" kind="quiet" isDisabled={to === 'up' ? at === 0 : at === of - 1}>
            <span aria-hidden>{to === 'up' ? '↑' : '↓'}</span>
            <span className="sr-only">{words(to, { name })}</span>
          </SubmitButton>
        </ActionForm>
      ))}
      <ConfirmButton
        {...shared}
        action={acts.rename}
        label={words('rename')}
        title={words('renameTitle', { name })}
        done={words('renamed')}
      >
        <NameFields name={name} nameEn={nameEn} />
      </ConfirmButton>
      {!isDefault && (
        <ConfirmButton
          {...shared}
          action={acts.choose}
          label={words('choose')}
          title={words('chooseTitle', { name })}
          done={words('chosen', { name })}
        >
          <p>{words('chooseBody')}</p>
        </ConfirmButton>
      )}
      {!isDefault && articles === 0 && (
        <ConfirmButton
          {...shared}
          kind="danger"
          action={acts.remove}
          label={words('remove')}
          title={words('removeTitle', { name })}
          done={words('removed', { name })}
        >
          <p>{words('removeBody')}</p>
        </ConfirmButton>
      )}
    </div>
  )
}
