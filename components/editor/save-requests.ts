import { z } from 'zod'
import { ArticleContent } from '@/lib/document/content'
import type { SaveAnswer, Snapshot } from './save-queue'

const SaveReply: z.ZodType<SaveAnswer> = z.union([
  z.object({ ok: z.literal(true), data: z.object({ version: z.int(), savedAt: z.string() }) }),
  z.object({
    ok: z.literal(false),
    code: z.enum(['unauthenticated', 'forbidden', 'not-found', 'conflict']),
  }),
  z.object({
    ok: z.literal(false),
    code: z.literal('refused'),
    reason: z.enum(['document-invalid', 'wrong-status', 'headline-missing', 'body-empty', 'picture-missing']),
    facts: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
  z.object({
    ok: z.literal(false),
    code: z.literal('invalid'),
    fields: z.record(z.string(), z.array(z.string())),
  }),
])
const StoredArticle = z.object({
  ok: z.literal(true),
  data: z.object({ version: z.int(), content: ArticleContent }),
})

/** A browser sends no more than this after the page is gone. */
const KEEPALIVE_BYTES_MAX = 60_000

const addressOf = (articleId: string) => `/api/desk/articles/${articleId}`
const bodyOf = (articleId: string, version: number, snapshot: Snapshot) =>
  JSON.stringify({ id: articleId, version, ...snapshot })

/** Sends one save. Anything but an answer of the server counts as no network. */
export async function sendSave(articleId: string, version: number, snapshot: Snapshot): Promise<SaveAnswer> {
  try {
    const response = await fetch(addressOf(articleId), {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: bodyOf(articleId, version, snapshot),
    })
    return SaveReply.parse(await response.json())
  } catch {
    return { ok: false, code: 'network' }
  }
}

/** Sends a last save from a page that is being left; what is too long stays in the local copy alone. */
export function sendOnLeave(articleId: string, version: number, snapshot: Snapshot): void {
  const body = bodyOf(articleId, version, snapshot)
  if (new Blob([body]).size > KEEPALIVE_BYTES_MAX) return
  void fetch(addressOf(articleId), {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body,
    keepalive: true,
  }).catch(() => {}) // nobody is left to tell; the local copy is offered on return
}

/** The article as the server holds it now, or null when it cannot be read. */
export async function fetchArticle(
  articleId: string,
): Promise<{ version: number; content: ArticleContent } | null> {
  try {
    const response = await fetch(addressOf(articleId))
    return StoredArticle.safeParse(await response.json()).data?.data ?? null
  } catch {
    return null
  }
}
