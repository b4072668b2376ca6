'use server'

import { action } from '@/lib/auth/action'
import { PageDone, PageUpdate } from '@/lib/editorial/page-change'
import { setPageDone, updatePage } from '@/lib/newsroom/update-page'

export const updatePageAction = action('page.update', PageUpdate, updatePage)
export const setPageDoneAction = action('page.update', PageDone, setPageDone)
