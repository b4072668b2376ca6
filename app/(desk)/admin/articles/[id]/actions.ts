'use server'

import { action } from '@/lib/auth/action'
import { ArticleRef, ReasonRef } from '@/lib/editorial/article-ref'
import { PublishForm, ScheduleForm } from '@/lib/editorial/correction'
import { PrioritizeArticle } from '@/lib/editorial/priority'
import { acceptProposal, ProposalRef } from '@/lib/newsroom/accept-proposal'
import { ApproveArticle, approveArticle } from '@/lib/newsroom/approve-article'
import { AssignArticle, assignArticle } from '@/lib/newsroom/assign-article'
import { killArticle, reviveArticle } from '@/lib/newsroom/kill-article'
import { prioritizeArticle } from '@/lib/newsroom/prioritize-article'
import { publishFromDesk } from '@/lib/newsroom/publish-article'
import { recallArticle } from '@/lib/newsroom/recall-article'
import { rejectProposal } from '@/lib/newsroom/reject-proposal'
import { returnArticle } from '@/lib/newsroom/return-article'
import { scheduleFromDesk, unscheduleArticle } from '@/lib/newsroom/schedule-article'
import { SubmitArticle, submitArticle } from '@/lib/newsroom/submit-article'
import { restoreArticle, trashArticle } from '@/lib/newsroom/trash-article'
import { unpublishArticle, withdrawArticle } from '@/lib/newsroom/unpublish-article'

export const submitArticleAction = action('article.submit', SubmitArticle, submitArticle)
export const recallArticleAction = action('article.recall', ArticleRef, recallArticle)
export const approveArticleAction = action('article.approve', ApproveArticle, approveArticle)
export const returnArticleAction = action('article.return', ReasonRef, returnArticle)
export const publishArticleAction = action('article.publish', PublishForm, publishFromDesk)
export const scheduleArticleAction = action('article.schedule', ScheduleForm, scheduleFromDesk)
export const unscheduleArticleAction = action('article.unschedule', ArticleRef, unscheduleArticle)
export const unpublishArticleAction = action('article.unpublish', ArticleRef, unpublishArticle)
export const withdrawArticleAction = action('article.withdraw', ReasonRef, withdrawArticle)
export const killArticleAction = action('article.kill', ReasonRef, killArticle)
export const reviveArticleAction = action('article.revive', ArticleRef, reviveArticle)
export const trashArticleAction = action('article.trash', ArticleRef, trashArticle)
export const restoreArticleAction = action('article.restore', ArticleRef, restoreArticle)
export const assignArticleAction = action('article.assign', AssignArticle, assignArticle)
export const prioritizeArticleAction = action('article.prioritize', PrioritizeArticle, prioritizeArticle)
export const acceptProposalAction = action('article.edit', ProposalRef, acceptProposal)
export const rejectProposalAction = action('article.edit', ProposalRef, rejectProposal)
