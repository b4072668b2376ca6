import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { siteName } from '@/app/(site)/[lang]/site-name'
import { PreviewRefresher } from '@/components/editor/preview-refresher'
import { ArticleView } from '@/components/site/article-view'
import { SiteFrame } from '@/components/site/site-frame'
import { actorOnPage } from '@/lib/auth/actor'
import { siteAddress } from '@/lib/editorial/addresses'
import { foundOrNull } from '@/lib/found-or-null'
import { getPreview } from '@/lib/newsroom/get-preview'
import { getSiteFrame, getSiteUrl } from '@/lib/reader/site'

type Props = PageProps<'/admin/articles/[id]/preview'>

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await actorOnPage('article.preview')
  const words = await getTranslations({ locale, namespace: 'daily.preview' })
  return { title: words('title') }
}

/** The article as readers will see it, drawn by what draws readers' pages. */
export default async function PreviewPage({ params }: Props) {
  const actor = await actorOnPage('article.preview')
  const { id } = await params
  const preview = await foundOrNull(getPreview(actor, id))
  if (!preview) notFound()
  const { article, revision } = preview
  const words = await getTranslations({ locale: actor.locale, namespace: 'daily.preview' })
  const name = await siteName(actor.locale)
  return (
    <>
      <aside
        aria-label={words('title')}
        className="border-b border-ink bg-wash px-4 py-1 text-center font-sans text-xs text-ink print:hidden"
      >
        {words('notice', { revision })}
      </aside>
      <PreviewRefresher id={id} ownAddress={siteAddress.article(actor.locale, article.slug)} />
      <SiteFrame
        {...await getSiteFrame()}
        name={name}
        active={article.section.id}
        otherLanguage={siteAddress.home}
      >
        <ArticleView article={article} siteName={name} siteUrl={getSiteUrl()} />
      </SiteFrame>
    </>
  )
}
