import { OPENER } from '@/lib/action-result'
import { z } from 'zod'
import { ArticleContent } from '@/lib/document/content'
import { ArticlePresence, TakenOver, type SeeArticle } from '@/lib/editorial/article-presence'
import { REFUSALS } from '@/lib/errors'
import type { Fetched, Save, SaveAnswer } from './save'

/** A refusal as the routes of the desk answer it. */
export const RefusalReply = z.union([
  z.object({
    ok: z.literal(false),
    code: z.enum(['unauthenticated', 'forbidden', 'not-found', 'conflict']),
  }),
  z.object({
    ok: z.literal(false),
    code: z.literal('refused'),
    reason: z.enum(REFUSALS),
    facts: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
  z.object({
    ok: z.literal(false),
    code: z.literal('invalid'),
    fields: z.record(z.string(), z.array(z.string())),
  }),
])
const SaveReply: z.ZodType<SaveAnswer> = z.union([
  z.object({
    ok: z.literal(true),
    data: z.object({
      version: z.int(),
      revision: z.int(),
      savedAt: z.string(),
      merged: ArticleContent.nullable(),
    }),
  }),
  RefusalReply,
])
const StoredReply = z.object({
  ok: z.literal(true),
  data: z.object({
    version: z.int(),
    head: z.int(),
    content: ArticleContent,
    suggestions: z.array(
      z.object({
        id: z.string(),
        state: z.enum(['open', 'accepted', 'corrected', 'rejected', 'superseded']),
      }),
    ),
    revisionOfSave: z.int().nullable(),
  }),
})

/** A browser sends no more than this after the page is gone. */
const KEEPALIVE_BYTES_MAX = 60_000
/** A server that says nothing for so long is not there. */
const ANSWER_MS = 20_000

/** The open editor: whose it is, so that nothing is stored in another's name when someone else signs in beside it. */
export type Tab = { articleId: string; tabId: string; userId: string }

const addressOf = (articleId: string) => `/api/desk/articles/${articleId}`
const headersOf = ({ userId }: Tab) => ({ 'content-type': 'application/json', [OPENER]: userId })
const bodyOf = ({ articleId, tabId }: Tab, { key, place, snapshot, givenUp }: Save) =>
  JSON.stringify({
    id: articleId,
    tabId,
    version: place.version,
    base: place.revision,
    key,
    ...snapshot,
    ...(givenUp.length > 0 && { givenUp }),
  })

/** Sends one save. No answer is `network`, an answer that is not ours `server`, and `failed` when ours broke. */
export async function sendSave(tab: Tab, save: Save): Promise<SaveAnswer> {
  try {
    const response = await fetch(addressOf(tab.articleId), {
      method: 'PUT',
      headers: headersOf(tab),
      body: bodyOf(tab, save),
      signal: AbortSignal.timeout(ANSWER_MS),
    })
    const answer: unknown = await response.json().catch(() => null)
    return (
      SaveReply.safeParse(answer).data ?? { ok: false, code: response.status === 500 ? 'failed' : 'server' }
    )
  } catch {
    return { ok: false, code: 'network' }
  }
}

/** Sends a last save from a page that is being left; what is too long stays in the local copy alone. */
export function sendOnLeave(tab: Tab, save: Save): void {
  const body = bodyOf(tab, save)
  if (new Blob([body]).size > KEEPALIVE_BYTES_MAX) return
  void fetch(addressOf(tab.articleId), {
    method: 'PUT',
    headers: headersOf(tab),
    body,
    keepalive: true,
  }).catch(() => {}) // nobody is left to tell; the local copy is offered on return
}

/** The article as the server holds it now, or null when it cannot be read. `revisionOfSave` tells whether a save reached it. */
export async function fetchArticle(articleId: string, key?: string): Promise<Fetched | null> {
  try {
    const response = await fetch(`${addressOf(articleId)}${key ? `?save=${key}` : ''}`, {
      signal: AbortSignal.timeout(ANSWER_MS),
    })
    const data = StoredReply.safeParse(await response.json()).data?.data
    return data ? { ...data, revision: data.head } : null
  } catch {
    return null
  }
}

async function post<T>(tab: Tab, path: string, body: object, reply: z.ZodType<T>): Promise<T | null> {
  try {
    const response = await fetch(`${addressOf(tab.articleId)}/${path}`, {
      method: 'POST',
      headers: headersOf(tab),
      body: JSON.stringify({ id: tab.articleId, ...body }),
      signal: AbortSignal.timeout(ANSWER_MS),
    })
    return z.object({ ok: z.literal(true), data: reply }).safeParse(await response.json()).data?.data ?? null
  } catch {
    return null
  }
}

/** Says that the article is open here; null when the server could not hear it. */
export const tellPresence = (tab: Tab, seen: Omit<SeeArticle, 'id'>): Promise<ArticlePresence | null> =>
  post(tab, 'presence', seen, ArticlePresence)

/** Takes the article over from everyone else; null when that did not work. */
export const sendTakeOver = (tab: Tab): Promise<TakenOver | null> => post(tab, 'take-over', {}, TakenOver)
