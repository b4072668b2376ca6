import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { ArticleEditor } from '@/components/editor/article-editor'
import type { EditorArticle, EditorRights, PrintedPage } from '@/components/editor/editor-article'
import { MatchNotice } from '@/components/matches/match-notice'
import { actorOnPage } from '@/lib/auth/actor'
import { textBlocksOf } from '@/lib/document/body'
import { differenceOf } from '@/lib/document/difference'
import { linesIn } from '@/lib/document/printed-difference'
import type { Actor } from '@/lib/editorial/actor'
import { deskAddress } from '@/lib/editorial/addresses'
import { can, mayEver } from '@/lib/editorial/policy'
import type { ArticleView } from '@/lib/newsroom/get-article'
import { getComments } from '@/lib/newsroom/comment-on-article'
import { countMatchesOfArticle } from '@/lib/newsroom/list-matches'
import { getPageView } from '@/lib/newsroom/get-page'
import { PUBLIC_STATES, STEPS, type Step } from '@/lib/editorial/workflow'
import { acceptProposalAction, rejectProposalAction } from './actions'
import { articleOrNone } from './article-or-none'
import { STEP_ACTIONS } from './step-actions'

type Props = PageProps<'/admin/articles/[id]'>

const PROPOSAL_ACTIONS = { accept: acceptProposalAction, reject: rejectProposalAction }

export async function generateMetadata(): Promise<Metadata> {
  const actor = await actorOnPage('article.view')
  const words = await getTranslations({ locale: actor.locale, namespace: 'editor' })
  return { title: words('title') }
}

export default async function ArticlePage({ params, searchParams }: Props) {
  const actor = await actorOnPage('article.view')
  const article = await articleOrNone(actor, (await params).id)
  if (!article) notFound()
  const [pages, matches, comments] = await Promise.all([
    Promise.all(article.pages.map(({ id }) => printedPage(actor, article, id))),
    countMatchesOfArticle(actor, article.id),
    getComments(actor, article.id),
  ])
  const commentId = z.uuid().safeParse((await searchParams).comment).data ?? null
  return (
    <div className="grid gap-4">
      <MatchNotice of="article" counts={matches} href={deskAddress.matchesOf(article.id)} />
      <ArticleEditor
        key={article.id}
        userId={actor.id}
        article={{ ...toEditorArticle(actor, article, pages), comments, commentId }}
        rights={rightsOf(actor, article)}
        actions={STEP_ACTIONS}
        proposalActions={PROPOSAL_ACTIONS}
      />
    </div>
  )
}

/** The lines of a page that the article owns or its blocks were taken from. */
async function printedPage(actor: Actor, article: ArticleView, pageId: string): Promise<PrintedPage> {
  const { id, fileName, newspaper, printedOn, lines } = await getPageView(actor, pageId)
  const sources = textBlocksOf(article.content.body).flatMap(({ source }) =>
    source.flatMap(({ page, ranges }) => (page === id ? ranges : [])),
  )
  const used = new Set(sources.flatMap((range) => linesIn(lines, range).map(({ number }) => number)))
  const own = lines.filter(
    (line) => line.articleId === article.id || (used.has(line.number) && !line.isBlank),
  )
  return {
    id,
    fileName,
    newspaper,
    printedOn,
    lines: own.map(({ number, start, end, text }) => ({ number, start, end, text })),
  }
}

function toEditorArticle(
  actor: Actor,
  article: ArticleView,
  pages: readonly PrintedPage[],
): Omit<EditorArticle, 'comments' | 'commentId'> {
  const { id, version, head, state, returnReason, killReason, content, tags, suggestions, liveSlug } = article
  const { review, reviews, needsReview, times, change } = article
  const sections = article.sections.map(({ id: sectionId, name, nameEn }) => ({
    id: sectionId,
    name: actor.locale === 'en' ? nameEn : name,
  }))
  return {
    id,
    version,
    head,
    state,
    returnReason,
    killReason,
    review,
    reviews,
    needsReview,
    bar: barOf(actor, article),
    assigneeId: article.assigneeId,
    dueAt: article.dueAt?.toISOString() ?? null,
    askedId: article.askedId,
    reviewers: article.reviewers,
    priority: article.priority,
    people: article.people,
    times,
    change,
    content,
    tags,
    suggestions,
    liveSlug,
    pages,
    sections,
    hasUnpublishedChanges: article.hasUnpublishedChanges,
    publicTexts: article.publicTexts,
    isPublic: PUBLIC_STATES.some((one) => one === state),
    openConflicts: article.openConflicts,
    correctionDrafts: article.correctionDrafts,
    retired: article.retired,
    proposal: toProposedChange(article),
    unsent: article.unsent,
  }
}

function toProposedChange({ content, proposal, retired }: ArticleView): EditorArticle['proposal'] {
  if (!proposal || retired) return null
  const { content: proposed, ...facts } = proposal
  return { ...facts, difference: differenceOf(content, proposed) }
}

/** What the screen offers is what the policy allows; a retired article is only looked at. */
function rightsOf(actor: Actor, article: ArticleView): EditorRights {
  const isWork = article.retired === null
  const steps = STEPS.map((step) => [step, isWork && can(actor, `article.${step}`, article)] as const)
  return {
    edit: isWork && can(actor, 'article.edit', article),
    takeOver: isWork && can(actor, 'article.take-over', article),
    createTag: isWork && can(actor, 'tag.create'),
    comment: isWork && can(actor, 'article.comment', article),
    acceptSuggested: isWork && can(actor, 'article.accept-suggested', article),
    assign: isWork && can(actor, 'article.assign', article),
    prioritize: isWork && can(actor, 'article.prioritize', article),
    // The table of steps has every key.
    ...(Object.fromEntries(steps) as Record<Step, boolean>),
  }
}

function barOf(actor: Actor, { makerIds, reviewerIds }: ArticleView): EditorArticle['bar'] {
  if (!mayEver(actor, 'article.approve')) return null
  return makerIds.includes(actor.id) ? 'maker' : reviewerIds.includes(actor.id) ? 'reviewer' : null
}
