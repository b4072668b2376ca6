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
import { authorize, NEW_DRAFT } from '../editorial/policy'
import type { GazetteerEntry } from '../pipeline/model'
import { namePastedPage } from '../pipeline/name-pasted-page'
import { readTextFile, type FileReading, type ReadSheet } from '../pipeline/read-file'
import { toLines } from '../pipeline/to-lines'
import { matchPage } from './match-page'
import { publishDrafts } from './publish-drafts'
import { putDraft } from './put-draft'

export type ImportedFile = {
  /** The file's pages in their order, and the first of them. */
  pageIds: string[]
  pageId: string
  fileName: string
  /** False when these bytes were already here; then nothing was added. */
  isNew: boolean
  articles: number
  discards: number
  published: number
}
type File = { name: string; bytes: Uint8Array }
/** What reads a file to drafts; throws ImportError for one that cannot be read. */
type ReadFile = (file: File, names: readonly GazetteerEntry[]) => FileReading | Promise<FileReading>

type Options = {
  publish?: boolean
  read?: ReadFile
  /** What the file is called, when only its reading tells. */
  nameOf?: (reading: FileReading) => string
  /** Writes down, in the transaction of the import, what came of it; also when nothing was added. */
  note?: (tx: Tx, imported: ImportedFile) => Promise<void>
}

export const FILE_MINUTES_MAX = 10
const readText: ReadFile = ({ name, bytes }, names) => readTextFile(bytes, name, names)

type Pasted = 'named' | 'unnamed'

/**
 * Imports a text file for someone at the desk; one that was pasted has no file's name, and without a person's it is named by
 * what the page says of itself. Throws ImportError for a file that cannot be read.
 */
export async function importPage(
  actor: Actor,
  file: File,
  { publish = false, pasted }: Pick<Options, 'publish'> & { pasted?: Pasted | undefined } = {},
): Promise<ImportedFile> {
  authorize(actor, 'page.import')
  if (publish) authorize(actor, 'article.publish-import', NEW_DRAFT)
  if (!pasted) return importFile(doerOf(actor), file, { publish })
  const name = file.name.replace(/\.txt$/iu, '')
  // A name without an end may seem to have one: 产值1.5万亿元.
  const read: ReadFile = ({ bytes }, names) => readTextFile(bytes, file.name, names)
  const nameOf = ({ sheets }: FileReading) => namePastedPage(sheets[0]?.reading, name)
  return importFile(
    doerOf(actor),
    { ...file, name },
    { publish, read, ...(pasted === 'unnamed' && { nameOf }) },
  )
}

/**
 * Reads a file, cuts each of its pages into articles with suggestions, and writes all of it in one transaction, or nothing.
 * The same bytes again add nothing; with `publish` the untouched drafts go online as well. Without `read`, only text can
 * be read.
 */
export async function importFile(
  doer: Doer,
  file: File,
  { publish = false, read = readText, nameOf = () => file.name, note = async () => {} }: Options = {},
): Promise<ImportedFile> {
  const hash = createHash('sha256').update(file.bytes).digest('hex')
  const act = newAct(doer)
  const known = await idsOf(hash)
  if (known.length > 0) return addNothing(act, known, file.name, publish, note)

  const reading = await read(file, await listSurfaces())
  const { format, encoding, sheets } = reading
  const name = nameOf(reading)
  const stored: NewFile = { id: randomUUID(), ...file, name, hash, format, encoding, importedById: doer.id }
  const pages = sheets.map((sheet, at) => ({ ...sheet, page: toPage(stored, sheet, at + 1) }))
  try {
    return await inTransaction(async (tx) => {
      await putFile(tx, stored)
      let published = 0
      for (const page of pages) published += await putSheet(tx, act, page, publish)
      const pageIds = pages.map(({ page }) => page.id)
      const counts = countsOf(sheets)
      const imported = { ...namesOf(pageIds), fileName: name, isNew: true, ...counts, published }
      await note(tx, imported)
      return imported
    })
  } catch (error) {
    if (!isSameBytesAgain(error)) throw error
    const winner = await idsOf(hash)
    if (winner.length === 0) throw error
    return addNothing(act, winner, file.name, publish, note)
  }
}

const inTransaction = <T>(write: (tx: Tx) => Promise<T>): Promise<T> =>
  db.$transaction(write, { timeout: FILE_MINUTES_MAX * 60_000, maxWait: 60_000 })

const idsOf = async (hash: string): Promise<string[]> => (await listPagesByHash(hash)).map(({ id }) => id)

const namesOf = (pageIds: string[]) => ({ pageIds, pageId: pageIds[0] ?? '' })

const countsOf = (sheets: readonly Pick<ReadSheet, 'reading'>[]) => ({
  articles: sheets.reduce((sum, { reading }) => sum + reading.drafts.length, 0),
  discards: sheets.reduce((sum, { reading }) => sum + reading.discards.length, 0),
})

const toPage = (file: NewFile, { text, reading }: ReadSheet, sheet: number): NewPage => ({
  id: randomUUID(),
  file,
  sheet,
  text,
  reading,
  lines: toLines(text),
})

function addNothing(
  act: Act,
  pageIds: string[],
  fileName: string,
  publish: boolean,
  note: NonNullable<Options['note']>,
): Promise<ImportedFile> {
  return inTransaction(async (tx) => {
    let published = 0
    for (const pageId of publish ? pageIds : []) published += await publishDrafts(tx, act, pageId)
    const known = { ...namesOf(pageIds), fileName, isNew: false, articles: 0, discards: 0, published }
    await note(tx, known)
    return known
  })
}

/** Writes one page of a file with its articles and its ledger; answers how many articles went online. */
async function putSheet(
  tx: Tx,
  act: Act,
  { page, reading, annotations }: ReadSheet & { page: NewPage },
  publish: boolean,
): Promise<number> {
  await putPage(tx, page)
  const sectionId = await getDefaultSectionId(tx)
  const printedOn = reading.printedOn?.value ?? null
  const articleIds: string[] = []
  for (const [at, draft] of reading.drafts.entries()) {
    const found = annotations[at] ?? { mentions: [], metrics: [] }
    const place = { pageId: page.id, sectionId, printedOn }
    articleIds.push(await putDraft(tx, act, { draft, annotations: found }, place))
  }
  await putLedger(
    tx,
    page.id,
    reading.discards.map((discard) => ({ discard })),
  )
  await matchPage(tx, page, articleIds)
  await recordAudit(
    tx,
    act,
    'page.import',
    { type: 'page', id: page.id, label: page.file.name },
    countsOf([{ reading }]),
  )
  return publish ? publishDrafts(tx, act, page.id) : 0
}
