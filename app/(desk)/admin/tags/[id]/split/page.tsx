import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { PageHeader } from '@/components/desk/page-header'
import { SplitForm } from '@/components/tags/split-form'
import { actorOnPage } from '@/lib/auth/actor'
import { foundOrNull } from '@/lib/found-or-null'
import { getSplit } from '@/lib/newsroom/split-tag'
import { splitTagAction } from '../../actions'

type Props = { params: Promise<{ id: string }> }

async function readSplit({ params }: Props) {
  const actor = await actorOnPage('tag.split')
  const id = z.uuid().safeParse((await params).id)
  return (id.success ? await foundOrNull(getSplit(actor, id.data)) : null) ?? notFound()
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { name } = await readSplit(props)
  const words = await getTranslations('vocabulary.split')
  return { title: words('title', { name }) }
}

export default async function SplitPage(props: Props) {
  const tag = await readSplit(props)
  const words = await getTranslations('vocabulary.split')
  return (
    <>
      <PageHeader title={words('title', { name: tag.name })} lede={words('lede')} />
      <SplitForm tag={tag} action={splitTagAction} />
    </>
  )
}
