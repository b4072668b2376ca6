import { z } from 'zod'

/** What a token opens: texts and where they were printed, the vocabulary, figures, search. */
export const API_SCOPES = ['articles', 'tags', 'figures', 'search'] as const
export type ApiScope = (typeof API_SCOPES)[number]

/** The setting that says whom the API answers. */
export const API_SETTING = 'api'
export const API_ACCESSES = ['open', 'tokens'] as const
export const ApiSettings = z.object({ access: z.enum(API_ACCESSES).default('open') })
export type ApiSettings = z.infer<typeof ApiSettings>
