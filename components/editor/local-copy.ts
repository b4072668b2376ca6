import { z } from 'zod'
import { canonicalJson } from '@/lib/document/canonical-json'
import { ArticleContent } from '@/lib/document/content'
import { SettledMark } from '@/lib/document/keep-marks'
import { SuggestionDecision, type EditorSuggestion } from '@/lib/document/suggestion'

/** What an editor typed, kept on this device until the server has it. */
const LocalCopy = z.object({
  /** The open editor that it was typed in. */
  tabId: z.uuid(),
  userId: z.uuid(),
  articleId: z.uuid(),
  /** Where the article stood that it was made from, and what that said. */
  version: z.int(),
  revision: z.int(),
  base: ArticleContent,
  at: z.iso.datetime(),
  content: ArticleContent,
  decisions: z.array(SuggestionDecision),
  settled: z.array(SettledMark),
  /** A save of which nobody knows whether it reached the server. */
  pending: z.object({ key: z.uuid(), content: ArticleContent }).nullable(),
})
export type LocalCopy = z.infer<typeof LocalCopy>

const DATABASE = 'corridor'
const STORE = 'unsaved-articles'

function openStore(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1)
    request.onupgradeneeded = () => {
      const store = request.result.createObjectStore(STORE, { keyPath: ['articleId', 'tabId'] })
      store.createIndex('article', 'articleId')
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the store could not be opened'))
  })
}

/** Runs one transaction on the store; answers what its last request found. */
async function inStore<T>(
  mode: IDBTransactionMode,
  run: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await openStore()
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(STORE, mode)
      const request = run(transaction.objectStore(STORE))
      transaction.oncomplete = () => resolve(request.result)
      transaction.onabort = () => reject(transaction.error ?? new Error('the store did not keep it'))
    })
  } finally {
    database.close()
  }
}

/** Keeps a copy; an earlier one of the same editor gives way. False when this device keeps nothing. */
export async function keepLocalCopy(copy: LocalCopy): Promise<boolean> {
  try {
    await inStore('readwrite', (store) => store.put(copy))
    return true
  } catch (error) {
    console.warn('local copy not kept', { articleId: copy.articleId, error })
    return false
  }
}

/** Forgets what one editor kept of an article. */
export async function dropLocalCopy({
  articleId,
  tabId,
}: Pick<LocalCopy, 'articleId' | 'tabId'>): Promise<void> {
  try {
    await inStore('readwrite', (store) => store.delete([articleId, tabId]))
  } catch (error) {
    console.warn('local copy not dropped', { articleId, error })
  }
}

/** The names of the locks that open editors hold: a copy of an editor that is still open is none that was left behind. */
const lockOf = (tabId: string) => `corridor.editor.${tabId}`

/** Says that this editor is open, until the page is gone. Without locks (a page without https) every copy counts as left behind. */
export function holdTab(tabId: string): () => void {
  if (!('locks' in navigator)) return () => {}
  const closed = new AbortController()
  const until = new Promise<void>((resolve) => closed.signal.addEventListener('abort', () => resolve()))
  void navigator.locks.request(lockOf(tabId), () => until)
  return () => closed.abort()
}

async function openTabs(): Promise<Set<string>> {
  if (!('locks' in navigator)) return new Set()
  const { held = [] } = await navigator.locks.query()
  return new Set(held.flatMap(({ name }) => name ?? []))
}

/** The newest copy that this person left on this device, in an editor that is closed; null when there is none that can be read. */
export async function findLocalCopy(articleId: string, userId: string): Promise<LocalCopy | null> {
  try {
    const stored = await inStore<unknown[]>('readonly', (store) => store.index('article').getAll(articleId))
    const open = await openTabs()
    const copies = stored.flatMap((one) => LocalCopy.safeParse(one).data ?? [])
    const left = copies.filter((copy) => copy.userId === userId && !open.has(lockOf(copy.tabId)))
    return left.toSorted((one, other) => other.at.localeCompare(one.at))[0] ?? null
  } catch (error) {
    console.warn('local copies not read', { articleId, error })
    return null
  }
}

type Opened = { content: ArticleContent; suggestions: readonly Pick<EditorSuggestion, 'id' | 'state'>[] }

/** What a copy holds that an article does not: another text, decisions on its suggestions alone, or nothing. */
export function leftIn(
  copy: Pick<LocalCopy, 'content' | 'decisions'>,
  opened: Opened,
): 'text' | 'decisions' | null {
  if (canonicalJson(copy.content) !== canonicalJson(opened.content)) return 'text'
  const states = new Map(opened.suggestions.map(({ id, state }) => [id, state]))
  const isUntold = copy.decisions.some(
    ({ suggestionId, state }) => states.has(suggestionId) && states.get(suggestionId) !== state,
  )
  return isUntold ? 'decisions' : null
}
