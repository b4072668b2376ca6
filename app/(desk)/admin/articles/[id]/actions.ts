'use server'

import { action } from '@/lib/auth/action'
import { ArticleRef, ReturnRef } from '@/lib/editorial/article-ref'
import { publishArticle } from '@/lib/newsroom/publish-article'
import { returnArticle } from '@/lib/newsroom/return-article'
import { submitArticle } from '@/lib/newsroom/submit-article'
import { unpublishArticle } from '@/lib/newsroom/unpublish-article'

export const submitArticleAction = action('article.submit', ArticleRef, submitArticle)
export const returnArticleAction = action('article.return', ReturnRef, returnArticle)
export const publishArticleAction = action('article.publish', ArticleRef, publishArticle)
export const unpublishArticleAction = action('article.unpublish', ArticleRef, unpublishArticle)
