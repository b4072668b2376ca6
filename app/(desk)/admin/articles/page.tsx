import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { ArticleList } from '@/components/articles/article-list'
import { PageHeader } from '@/components/desk/page-header'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { actorOnPage } from '@/lib/auth/actor'
import type { Actor } from '@/lib/editorial/actor'
import { deskAddress } from '@/lib/editorial/addresses'
import { BULK_ACTIONS, BULK_KINDS } from '@/lib/editorial/bulk'
import { ArticleQuery } from '@/lib/editorial/desk-lists'
import { can, mayEver } from '@/lib/editorial/policy'
import { REVIEW_ROUNDS } from '@/lib/editorial/review'
import { getDefaultView, listViews } from '@/lib/newsroom/keep-views'
import { listArticles } from '@/lib/newsroom/list-articles'
import { getReviewPreset } from '@/lib/newsroom/update-review-setting'
import {
  changeViewAction,
  chooseDefaultViewAction,
  createArticleAction,
  deleteViewAction,
  saveViewAction,
} from './actions'

const VIEW_ACTIONS = {
  save: saveViewAction,
  change: changeViewAction,
  remove: deleteViewAction,
  open: chooseDefaultViewAction,
}

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await actorOnPage('article.list')
  const words = await getTranslations({ locale, namespace: 'desk.articles' })
  return { title: words('title') }
}

export default async function ArticlesPage({ searchParams }: PageProps<'/admin/articles'>) {
  const actor = await actorOnPage('article.list')
  const address = await searchParams
  if (Object.keys(address).length === 0) await openDefaultView(actor)
  const query = ArticleQuery.parse(address)
  const [{ newspapers, sections, states, people, ...screen }, views, preset, words] = await Promise.all([
    listArticles(actor, query),
    listViews(actor),
    getReviewPreset(actor),
    getTranslations('desk.articles'),
  ])
  const checks = [...new Set(REVIEW_ROUNDS[preset].flatMap((round) => round.checks))]
  return (
    <>
      <PageHeader title={words('title')} lede={words('lede')}>
        <ActionForm action={createArticleAction}>
          <SubmitButton>{words('create')}</SubmitButton>
        </ActionForm>
      </PageHeader>
      <ArticleList
        {...{ address, query, screen, newspapers, sections, states, people, views, checks }}
        locale={actor.locale}
        mayViews={{ share: can(actor, 'view.share'), manageShared: can(actor, 'view.manage-shared') }}
        viewActions={VIEW_ACTIONS}
        kinds={BULK_KINDS.filter((kind) => mayEver(actor, BULK_ACTIONS[kind]))}
      />
    </>
  )
}

/** An address that asks nothing leads to what the person's list opens with. */
async function openDefaultView(actor: Actor): Promise<void> {
  const kept = await getDefaultView(actor)
  if (kept) redirect(`${deskAddress.articles}?${kept}`)
}
