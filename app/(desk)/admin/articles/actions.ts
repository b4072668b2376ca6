'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { action } from '@/lib/auth/action'
import { deskAddress } from '@/lib/editorial/addresses'
import { DefaultView, NewView, ViewChange, ViewRef } from '@/lib/editorial/saved-view'
import { beginArticle } from '@/lib/newsroom/create-article'
import { changeView, chooseDefaultView, deleteView, saveView } from '@/lib/newsroom/keep-views'

export const createArticleAction = action('article.create', z.object({}), async (actor) => {
  const { id } = await beginArticle(actor)
  redirect(deskAddress.article(id))
})

export const saveViewAction = action('view.keep', NewView, saveView)
export const changeViewAction = action('view.keep', ViewChange, changeView)
export const deleteViewAction = action('view.keep', ViewRef, deleteView)
export const chooseDefaultViewAction = action('view.keep', DefaultView, chooseDefaultView)
