import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PictureDetail } from '@/components/pictures/picture-detail'
import { actorOnPage } from '@/lib/auth/actor'
import { can } from '@/lib/editorial/policy'
import { PictureRef } from '@/lib/editorial/picture'
import { foundOrNull } from '@/lib/found-or-null'
import { viewPicture } from '@/lib/newsroom/list-pictures'
import { deletePictureAction, focusPictureAction } from '../actions'

type Props = { params: Promise<{ id: string }> }

/** The picture of the address, or the page that says there is none. */
async function readPicture({ params }: Props) {
  const actor = await actorOnPage('picture.view')
  const ref = PictureRef.safeParse(await params)
  const picture = ref.success ? await foundOrNull(viewPicture(actor, ref.data.id)) : null
  return { actor, picture: picture ?? notFound() }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await readPicture(props)).picture.name }
}

export default async function PicturePage(props: Props) {
  const { actor, picture } = await readPicture(props)
  return (
    <PictureDetail
      picture={picture}
      may={{
        change: can(actor, 'picture.change'),
        delete: can(actor, 'picture.delete'),
        audit: can(actor, 'audit.view'),
      }}
      acts={{ focus: focusPictureAction, delete: deletePictureAction }}
    />
  )
}
