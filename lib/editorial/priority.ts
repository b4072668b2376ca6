import { z } from 'zod'
import { ArticleRef } from './article-ref'

/** How soon an article is to be worked on, the least first: the database orders them so. */
export const PRIORITIES = ['NORMAL', 'HIGH', 'URGENT'] as const
export type Priority = (typeof PRIORITIES)[number]

export const PrioritizeArticle = ArticleRef.extend({ priority: z.enum(PRIORITIES) })
export type PrioritizeArticle = z.infer<typeof PrioritizeArticle>
