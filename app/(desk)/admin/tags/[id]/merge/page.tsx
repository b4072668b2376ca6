import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { MergePreview } from '@/components/tags/merge-preview'
import { actorOnPage } from '@/lib/auth/actor'
import { foundOrNull } from '@/lib/found-or-null'
import { previewMerge } from '@/lib/newsroom/preview-merge'
import { mergeFromPreviewAction } from '../../actions'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ into?: string }> }

const Ask = z.object({ id: z.uuid(), intoId: z.uuid() })

export async function generateMetadata(): Promise<Metadata> {
  await actorOnPage('tag.merge')
  return { title: (await getTranslations('vocabulary.merge'))('page') }
}

export default async function MergePage({ params, searchParams }: Props) {
  const actor = await actorOnPage('tag.merge')
  const ask = Ask.safeParse({ id: (await params).id, intoId: (await searchParams).into })
  const preview = ask.success ? await foundOrNull(previewMerge(actor, ask.data)) : null
  if (!preview || preview.loser.id === preview.survivor.id) notFound()
  return <MergePreview preview={preview} action={mergeFromPreviewAction} />
}
