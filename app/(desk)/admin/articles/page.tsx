import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ArticleList } from '@/components/desk/article-list'
import { PageHeader } from '@/components/desk/page-header'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { actorOnPage } from '@/lib/auth/actor'
import { ArticleQuery } from '@/lib/editorial/desk-lists'
import { listArticles } from '@/lib/newsroom/list-articles'
import { createArticleAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await actorOnPage('article.list')
  const words = await getTranslations({ locale, namespace: 'desk.articles' })
  return { title: words('title') }
}

export default async function ArticlesPage({ searchParams }: PageProps<'/admin/articles'>) {
  const actor = await actorOnPage('article.list')
  const address = await searchParams
  const query = ArticleQuery.parse(address)
  const { newspapers, sections, states, people, ...screen } = await listArticles(actor, query)
  const words = await getTranslations('desk.articles')
  return (
    <>
      <PageHeader title={words('title')} lede={words('lede')}>
        <ActionForm action={createArticleAction}>
          <SubmitButton>{words('create')}</SubmitButton>
        </ActionForm>
      </PageHeader>
      <ArticleList
        {...{ address, query, screen, newspapers, sections, states, people }}
        locale={actor.locale}
      />
    </>
  )
}
