import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar } from '@/components/ui/filter-bar'
import type { Query } from '@/components/ui/list-address'
import { Pager } from '@/components/ui/pager'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import { deskAddress } from '@/lib/editorial/addresses'
import type { Screen } from '@/lib/editorial/desk-lists'
import { PICTURE_USES, type PictureQuery, type PictureRow } from '@/lib/editorial/picture'
import { DeskPicture } from './desk-picture'
import { LibraryUpload } from './library-upload'

type Props = { address: Query; query: PictureQuery; screen: Screen<PictureRow> }

const FIELDS = ['q', 'use'] as const

/** All pictures, newest first: where they come in, what they are, and whether anything uses them. */
export function PictureLibrary({ address, query, screen }: Props) {
  const words = useTranslations('media.library')
  const common = useTranslations('common.list')
  const isFiltered = FIELDS.some((name) => query[name])
  return (
    <div className="grid gap-4">
      <LibraryUpload />
      <FilterBar path={deskAddress.pictures} query={address} fields={FIELDS}>
        <TextField
          label={words('search')}
          name="q"
          type="search"
          defaultValue={query.q}
          className="min-w-64 max-sm:min-w-0"
        />
        <SelectField
          label={words('use')}
          name="use"
          defaultValue={query.use ?? ''}
          options={[
            { value: '', label: words('any') },
            ...PICTURE_USES.map((use) => ({ value: use, label: words(use) })),
          ]}
        />
      </FilterBar>
      {screen.rows.length === 0 ? (
        <EmptyState title={isFiltered ? common('noMatch') : words('none')}>
          <p className="text-muted">{isFiltered ? common('noMatchHint') : words('noneHint')}</p>
        </EmptyState>
      ) : (
        <ul
          aria-label={words('title')}
          className="grid grid-cols-2 gap-x-4 gap-y-6 sm:grid-cols-3 lg:grid-cols-4 xl:grid-cols-6"
        >
          {screen.rows.map((picture) => (
            <li key={picture.id}>
              <PictureTile picture={picture} />
            </li>
          ))}
        </ul>
      )}
      <Pager
        path={deskAddress.pictures}
        query={address}
        next={screen.next}
        shown={screen.rows.length}
        total={screen.total}
      />
    </div>
  )
}

function PictureTile({ picture }: { picture: PictureRow }) {
  const words = useTranslations('media.library')
  const { id, name, width, height, uses, pastUses, isPublic } = picture
  const state = uses > 0 ? words('uses', { count: uses }) : words(pastUses > 0 ? 'past' : 'never')
  return (
    <Link href={deskAddress.picture(id)} prefetch={false} className="group grid gap-1 text-sm leading-snug">
      <DeskPicture picture={picture} shape="card" width={220} alt="" className="h-auto w-full" />
      <span className="truncate group-hover:text-accent">{name}</span>
      <span className="flex flex-wrap gap-x-2 text-xs text-muted tabular-nums">
        <span>{words('size', { width, height })}</span>
        <span>{state}</span>
        {isPublic && <span>{words('public')}</span>}
      </span>
    </Link>
  )
}
