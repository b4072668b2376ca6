import 'server-only'
import { createHash, randomUUID } from 'node:crypto'
import { CONTENT_VERSION, type ArticleContent } from '../document/content'
import { isEmptyBody } from '../document/to-published-article'
import { bodyFromDraft, suggestionsFromDraft } from '../document/from-draft'
import { getArticle, getDefaultSectionId, putArticle } from '../db/articles'
import { doerOf, newAct, recordAudit, type Act } from '../db/audit'
import { db, type Tx } from '../db/client'
import { getRevision } from '../db/revisions'
import {
  findPageByHash,
  findPrintedOn,
  isSameBytesAgain,
  listUntouchedDrafts,
  putLedger,
  putPage,
  type NewPage,
} from '../db/source-pages'
import { decideSuggestions, listOpenSuggestions, putSuggestions } from '../db/suggestions'
import { listSurfaces } from '../db/vocabulary'
import type { Actor, Doer } from '../editorial/actor'
import { authorize } from '../editorial/policy'
import { decodeFile } from '../pipeline/decode-file'
import { gazetteer } from '../pipeline/annotations/gazetteer'
import type { Annotations, Draft, PageReading } from '../pipeline/model'
import { readPage } from '../pipeline/read-page'
import { suggestAnnotations } from '../pipeline/annotations/suggest-annotations'
import { toLines } from '../pipeline/to-lines'
import { acceptSuggestions, type KnownTags } from './accept-suggestions'
import { putOnline } from './put-online'
import { writeContent } from './write-content'

export type ImportedPage = {
  pageId: string
  fileName: string
  /** False when these bytes were already here; then nothing was added. */
  isNew: boolean
  articles: number
  discards: number
  published: number
}
type File = { name: string; bytes: Uint8Array }

/** The score from which a bulk publication takes a suggestion as accepted. */
const ACCEPTED_FROM = 0.9
const PAGE_MINUTES_MAX = 2

/** Imports a file for someone at the desk. Throws ImportError for a file that cannot be read. */
export async function importPage(actor: Actor, file: File, { publish = false } = {}): Promise<ImportedPage> {
  authorize(actor, 'page.import')
  if (publish) authorize(actor, 'article.publish-import', { status: 'DRAFT' })
  return importFile(doerOf(actor), file, { publish })
}

/**
 * Reads a file, cuts it into articles with suggestions, and writes all of it in one transaction, or nothing. The same bytes
 * again add nothing; with `publish` the page's untouched drafts go online as well.
 */
export async function importFile(doer: Doer, file: File, { publish = false } = {}): Promise<ImportedPage> {
  const hash = createHash('sha256').update(file.bytes).digest('hex')
  const act = newAct(doer)
  const known = await findPageByHash(hash)
  if (known) return addNothing(act, known.id, file.name, publish)

  const { text, format, encoding } = decodeFile(file.bytes, file.name)
  const reading = readPage(text)
  // The newsroom's own names come first: where both know a name, its tag is meant.
  const names = [...(await listSurfaces()), ...gazetteer]
  const articles = reading.drafts.map((draft) => ({
    draft,
    annotations: suggestAnnotations(draft, names),
  }))
  const page: NewPage = {
    id: randomUUID(),
    file: {
      ...file,
      hash,
    },
    format,
    encoding,
    text,
    reading,
    lines: toLines(text),
    importedById: doer.id,
  }
  try {
    const published = await db.$transaction((tx) => putAll(tx, act, page, articles, publish), {
      timeout: PAGE_MINUTES_MAX * 60_000,
    })
    return { pageId: page.id, fileName: file.name, isNew: true, ...countsOf(reading), published }
  } catch (error) {
    if (!isSameBytesAgain(error)) throw error
    const winner = await findPageByHash(hash)
    if (!winner) throw error
    return addNothing(act, winner.id, file.name, publish)
  }
}

const countsOf = ({ drafts, discards }: PageReading) => ({
  articles: drafts.length,
  discards: discards.length,
})

async function addNothing(
  act: Act,
  pageId: string,
  fileName: string,
  publish: boolean,
): Promise<ImportedPage> {
  const published = publish
    ? await db.$transaction((tx) => publishDrafts(tx, act, pageId), { timeout: PAGE_MINUTES_MAX * 60_000 })
    : 0
  return { pageId, fileName, isNew: false, articles: 0, discards: 0, published }
}

async function putAll(
  tx: Tx,
  act: Act,
  page: NewPage,
  articles: readonly { draft: Draft; annotations: Annotations }[],
  publish: boolean,
): Promise<number> {
  await putPage(tx, page)
  const sectionId = await getDefaultSectionId(tx)
  const printedOn = page.reading.printedOn?.value ?? null
  for (const { draft, annotations } of articles) {
    const ids = [...draft.blocks, null].map(() => randomUUID())
    const content = contentOf(draft, page.id, ids, sectionId)
    const article = await putArticle(tx, { headline: content.headline, sectionId, createdById: act.doer.id })
    await writeContent(tx, article, { content, reason: 'import', authorId: act.doer.id, printedOn })
    await putLedger(
      tx,
      page.id,
      draft.pieces.map((piece, position) => ({ articleId: article.id, piece, position })),
    )
    await putSuggestions(tx, article.id, suggestionsFromDraft(draft, annotations, ids))
  }
  await putLedger(
    tx,
    page.id,
    page.reading.discards.map((discard) => ({ discard })),
  )
  await recordAudit(
    tx,
    act,
    'page.import',
    { type: 'page', id: page.id, label: page.file.name },
    countsOf(page.reading),
  )
  return publish ? publishDrafts(tx, act, page.id) : 0
}

function contentOf(draft: Draft, pageId: string, ids: readonly string[], sectionId: string): ArticleContent {
  const {
    kicker,
    deck,
    printedSection,
    outlet,
    sourceCredit,
    dateline,
    continuesFrom,
    continuesTo,
    isFragment,
  } = draft
  return {
    schemaVersion: CONTENT_VERSION,
    kicker,
    headline: headlineOf(draft),
    deck,
    sectionId,
    bylines: draft.bylines.map(({ name, role }) => ({
      name,
      role,
      personTagId: null,
    })),
    printedSection,
    outlet,
    sourceCredit,
    dateline,
    continuesFrom,
    continuesTo,
    isFragment,
    body: bodyFromDraft(draft, pageId, ids),
    mentions: {},
    metrics: {},
  }
}

const HEADLINE_MAX = 24

/** A fragment printed without a headline is listed, and published, under its first words. */
function headlineOf({ headline, blocks }: Draft): string {
  if (headline) return headline
  const words = blocks.find(({ text }) => text !== '')?.text ?? ''
  return words.length > HEADLINE_MAX ? `${words.slice(0, HEADLINE_MAX)}……` : words
}

/**
 * Accepts what the machine is sure of and puts the page's untouched drafts online; answers how many. A draft of display lines
 * alone stays a draft: there is nothing to read yet.
 */
async function publishDrafts(tx: Tx, act: Act, pageId: string): Promise<number> {
  const known: KnownTags = new Map()
  const ids = await listUntouchedDrafts(tx, pageId)
  let published = 0
  for (const id of ids) {
    const article = await getArticle(tx, id)
    const { content } = await getRevision(tx, id, article.head)
    if (content.headline === '' || isEmptyBody(content.body)) continue
    const suggestions = await listOpenSuggestions(tx, id, ACCEPTED_FROM)
    const result = await acceptSuggestions(tx, content, suggestions, known)
    const decisions = result.accepted.map((suggestionId) => ({ suggestionId, state: 'accepted' as const }))
    await writeContent(tx, article, {
      content: result.content,
      reason: 'suggestions',
      authorId: act.doer.id,
      printedOn: await findPrintedOn(tx, id),
    })
    await decideSuggestions(tx, id, decisions, act.doer.id)
    await putOnline(tx, act, await getArticle(tx, id), { origin: 'import', now: new Date() })
    published += 1
  }
  return published
}
