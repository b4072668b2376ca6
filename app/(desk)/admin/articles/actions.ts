'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { action } from '@/lib/auth/action'
import { deskAddress } from '@/lib/editorial/addresses'
import { createArticle } from '@/lib/newsroom/create-article'

export const createArticleAction = action('article.create', z.object({}), async (actor) => {
  const { id } = await createArticle(actor)
  redirect(deskAddress.article(id))
})
