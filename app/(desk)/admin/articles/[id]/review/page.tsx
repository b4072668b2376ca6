import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { ReviewSheet } from '@/components/desk/review-sheet'
import { actorOnPage } from '@/lib/auth/actor'
import { articleOrNone } from '../article-or-none'

type Props = PageProps<'/admin/articles/[id]/review'>

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await actorOnPage('article.view')
  const words = await getTranslations({ locale, namespace: 'workflow.sheet' })
  return { title: words('title') }
}

/** 审稿单: what every reviewer said of an article, on paper. */
export default async function ReviewSheetPage({ params }: Props) {
  const actor = await actorOnPage('article.view')
  const { id } = await params
  const article = await articleOrNone(actor, id)
  if (!article) notFound()
  const section = article.sections.find((one) => one.id === article.sectionId)
  return (
    <ReviewSheet
      article={{
        id: article.id,
        headline: article.headline,
        section: (actor.locale === 'en' ? section?.nameEn : section?.name) ?? '',
        authors: article.content.bylines.map(({ name }) => name),
        state: article.state,
      }}
      reviews={article.reviews}
    />
  )
}
