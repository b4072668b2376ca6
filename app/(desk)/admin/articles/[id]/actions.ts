'use server'

import { action } from '@/lib/auth/action'
import { ArticleRef, ReturnRef } from '@/lib/editorial/article-ref'
import { acceptProposal, ProposalRef } from '@/lib/newsroom/accept-proposal'
import { publishArticle } from '@/lib/newsroom/publish-article'
import { rejectProposal } from '@/lib/newsroom/reject-proposal'
import { returnArticle } from '@/lib/newsroom/return-article'
import { submitArticle } from '@/lib/newsroom/submit-article'
import { unpublishArticle } from '@/lib/newsroom/unpublish-article'

export const submitArticleAction = action('article.submit', ArticleRef, submitArticle)
export const returnArticleAction = action('article.return', ReturnRef, returnArticle)
export const publishArticleAction = action('article.publish', ArticleRef, publishArticle)
export const unpublishArticleAction = action('article.unpublish', ArticleRef, unpublishArticle)
export const acceptProposalAction = action('article.edit', ProposalRef, acceptProposal)
export const rejectProposalAction = action('article.edit', ProposalRef, rejectProposal)
