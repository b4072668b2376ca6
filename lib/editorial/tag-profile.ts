import { z } from 'zod'
import { ID_SCHEMES, readExternalId, type IdScheme } from './external-id'

export const LINK_KINDS = ['official', 'wikipedia', 'baike', 'other'] as const
export type LinkKind = (typeof LINK_KINDS)[number]

/** A page elsewhere about what a tag names. */
export type TagLink = { kind: LinkKind; url: string }

/** What a register calls it; one number of a register means one tag. */
export type TagExternalId = { scheme: IdScheme; value: string }

/** An address of the open web, as a browser would write it. */
export const WebAddress = z
  .string()
  .trim()
  .max(1000)
  .transform((text, context) => {
    const url = /^https?:\/\/\S+$/iu.test(text) ? URL.parse(text) : null
    if (url) return url.href
    context.addIssue({ code: 'custom', message: 'address' })
    return z.NEVER
  })

export const TagLinkPut = z.object({ id: z.uuid(), kind: z.enum(LINK_KINDS), url: WebAddress })
export type TagLinkPut = z.input<typeof TagLinkPut>

export const TagLinkRemoval = z.object({ id: z.uuid(), url: z.string() })
export type TagLinkRemoval = z.infer<typeof TagLinkRemoval>

export const TagExternalIdPut = z
  .object({ id: z.uuid(), scheme: z.enum(ID_SCHEMES), value: z.string().trim().min(1).max(100) })
  .transform((put, context) => {
    const value = readExternalId(put.scheme, put.value)
    if (value !== null) return { ...put, value }
    context.addIssue({ code: 'custom', path: ['value'], message: 'external-id' })
    return z.NEVER
  })
export type TagExternalIdPut = z.input<typeof TagExternalIdPut>

export const TagExternalIdRemoval = z.object({ id: z.uuid(), scheme: z.enum(ID_SCHEMES) })
export type TagExternalIdRemoval = z.infer<typeof TagExternalIdRemoval>
