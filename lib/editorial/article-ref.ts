import { z } from 'zod'

/** An article at the version that the person saw; forms send the number as text. */
export const ArticleRef = z.object({ id: z.uuid(), version: z.coerce.number().int().min(1) })
export type ArticleRef = z.infer<typeof ArticleRef>

/** An act that needs a reason. */
export const ReasonRef = ArticleRef.extend({ reason: z.string().trim().min(1).max(2000) })
export type ReasonRef = z.infer<typeof ReasonRef>
