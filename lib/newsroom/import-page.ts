import 'server-only'
import { createHash, randomUUID } from 'node:crypto'
import { getDefaultSectionId } from '../db/articles'
import { doerOf, newAct, recordAudit, type Act } from '../db/audit'
import { db, type Tx } from '../db/client'
import {
  isSameBytesAgain,
  listPagesByHash,
  putFile,
  putLedger,
  putPage,
  type NewFile,
  type NewPage,
} from '../db/source-pages'
import { listSurfaces } from '../db/vocabulary'
import type { Actor, Doer } from '../editorial/actor'
import { authorize } from '../editorial/policy'
import { decodeFile } from '../pipeline/decode-file'
import { gazetteer } from '../pipeline/annotations/gazetteer'
import type { PageReading } from '../pipeline/model'
import { readPage } from '../pipeline/read-page'
import { suggestAnnotations } from '../pipeline/annotations/suggest-annotations'
import { toLines } from '../pipeline/to-lines'
import { matchPage } from './match-page'
import { publishDrafts } from './publish-drafts'
import { putDraft, type AnnotatedDraft } from './put-draft'

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
  const [known] = await listPagesByHash(hash)
  if (known) return addNothing(act, known.id, file.name, publish)

  const { text, format, encoding } = decodeFile(file.bytes, file.name)
  const reading = readPage(text)
  // The newsroom's own names come first: where both know a name, its tag is meant.
  const names = [...(await listSurfaces()), ...gazetteer]
  const articles = reading.drafts.map((draft) => ({
    draft,
    annotations: suggestAnnotations(draft, names),
  }))
  const stored: NewFile = { id: randomUUID(), ...file, hash, format, encoding, importedById: doer.id }
  const page: NewPage = { id: randomUUID(), file: stored, sheet: 1, text, reading, lines: toLines(text) }
  try {
    const write = async (tx: Tx) => {
      await putFile(tx, stored)
      return putAll(tx, act, page, articles, publish)
    }
    const published = await db.$transaction(write, {
      timeout: PAGE_MINUTES_MAX * 60_000,
    })
    return { pageId: page.id, fileName: file.name, isNew: true, ...countsOf(reading), published }
  } catch (error) {
    if (!isSameBytesAgain(error)) throw error
    const [winner] = await listPagesByHash(hash)
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
  articles: readonly AnnotatedDraft[],
  publish: boolean,
): Promise<number> {
  await putPage(tx, page)
  const sectionId = await getDefaultSectionId(tx)
  const printedOn = page.reading.printedOn?.value ?? null
  const ids: string[] = []
  for (const article of articles)
    ids.push(await putDraft(tx, act, article, { pageId: page.id, sectionId, printedOn }))
  await putLedger(
    tx,
    page.id,
    page.reading.discards.map((discard) => ({ discard })),
  )
  await matchPage(tx, page, ids)
  await recordAudit(
    tx,
    act,
    'page.import',
    { type: 'page', id: page.id, label: page.file.name },
    countsOf(page.reading),
  )
  return publish ? publishDrafts(tx, act, page.id) : 0
}
