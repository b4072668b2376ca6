'use server'

import { action } from '@/lib/auth/action'
import { RescheduleRef } from '@/lib/editorial/publication-times'
import { rescheduleArticle } from '@/lib/newsroom/schedule-article'

export const rescheduleAction = action('article.reschedule', RescheduleRef, rescheduleArticle)
