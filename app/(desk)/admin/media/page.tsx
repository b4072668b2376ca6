import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/desk/page-header'
import { PictureLibrary } from '@/components/pictures/picture-library'
import type { Query } from '@/components/ui/list-address'
import { actorOnPage } from '@/lib/auth/actor'
import { PictureQuery } from '@/lib/editorial/picture'
import { listPictures } from '@/lib/newsroom/list-pictures'

type Props = { searchParams: Promise<Query> }

export async function generateMetadata(): Promise<Metadata> {
  await actorOnPage('picture.view')
  return { title: (await getTranslations('media.library'))('title') }
}

export default async function PicturesPage({ searchParams }: Props) {
  const actor = await actorOnPage('picture.view')
  const address = await searchParams
  const query = PictureQuery.parse(address)
  const [screen, words] = await Promise.all([listPictures(actor, query), getTranslations('media.library')])
  return (
    <>
      <PageHeader title={words('title')} lede={words('lede')} />
      <PictureLibrary {...{ address, query, screen }} />
    </>
  )
}
