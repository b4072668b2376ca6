import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { Query } from '@/components/ui/list-address'
import { ListScreen } from '@/components/ui/list-screen'
import { SelectField } from '@/components/ui/select-field'
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
  return (
    <div className="grid grid-cols-1 gap-4">
      <LibraryUpload />
      <ListScreen
        path={deskAddress.pictures}
        query={address}
        fields={FIELDS}
        search={words('search')}
        filters={
          <SelectField
            label={words('use')}
            name="use"
            defaultValue={query.use ?? ''}
            options={[
              { value: '', label: words('any') },
              ...PICTURE_USES.map((use) => ({ value: use, label: words(use) })),
            ]}
          />
        }
        screen={screen}
        none={words('none')}
        noneHint={words('noneHint')}
      >
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
      </ListScreen>
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
