'use server'

import { action } from '@/lib/auth/action'
import { NameRevision, RestoreRef } from '@/lib/editorial/history'
import { nameRevision } from '@/lib/newsroom/name-revision'
import { restoreRevision } from '@/lib/newsroom/restore-revision'

export const restoreRevisionAction = action('article.restore-revision', RestoreRef, restoreRevision)
export const nameRevisionAction = action('article.name-revision', NameRevision, nameRevision)
