import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { PageHeader } from '@/components/desk/page-header'
import { ComparisonView } from '@/components/history/comparison-view'
import { RevisionList } from '@/components/history/revision-list'
import { LinkButton } from '@/components/ui/link-button'
import { actorOnPage } from '@/lib/auth/actor'
import { deskAddress } from '@/lib/editorial/addresses'
import { HistoryQuery } from '@/lib/editorial/history'
import { can } from '@/lib/editorial/policy'
import { foundOrNull } from '@/lib/found-or-null'
import { getHistory } from '@/lib/newsroom/get-history'
import { nameRevisionAction, restoreRevisionAction } from './actions'

type Props = PageProps<'/admin/articles/[id]/history'>

const ACTIONS = { restore: restoreRevisionAction, name: nameRevisionAction }

export async function generateMetadata(): Promise<Metadata> {
  const actor = await actorOnPage('article.history')
  const words = await getTranslations({ locale: actor.locale, namespace: 'history' })
  return { title: words('title') }
}

export default async function HistoryPage({ params, searchParams }: Props) {
  const actor = await actorOnPage('article.history')
  const id = z.uuid().safeParse((await params).id)
  const query = HistoryQuery.parse(await searchParams)
  const history = id.success ? await foundOrNull(getHistory(actor, id.data, query)) : null
  if (!history) notFound()
  const { article, revisions, comparison } = history
  const words = await getTranslations('history')
  const sections = history.sections.map(({ id: sectionId, name, nameEn }) => ({
    id: sectionId,
    name: actor.locale === 'en' ? nameEn : name,
  }))
  return (
    <>
      <PageHeader
        title={words('of', { headline: article.headline || words('untitled') })}
        lede={words('lede')}
      >
        <LinkButton href={deskAddress.article(article.id)}>{words('toArticle')}</LinkButton>
      </PageHeader>
      <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,24rem)_minmax(0,1fr)]">
        <RevisionList
          articleId={article.id}
          head={article.head}
          revisions={revisions}
          from={comparison?.from.number ?? null}
          to={comparison?.to.number ?? article.head}
        />
        {comparison ? (
          <ComparisonView
            article={{ id: article.id, version: article.version, head: article.head }}
            comparison={comparison}
            sections={sections}
            rights={{
              restore: article.retiredAt === null && can(actor, 'article.restore-revision', article),
              name: can(actor, 'article.name-revision', article),
            }}
            actions={ACTIONS}
          />
        ) : (
          <p className="text-muted">{words('single')}</p>
        )}
      </div>
    </>
  )
}
