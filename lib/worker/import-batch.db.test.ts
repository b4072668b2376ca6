import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { makeActor } from '../../seeds/factory'
import { withBatchLock } from '../db/batch-lock'
import { db } from '../db/client'
import { claimItem } from '../db/imports'
import type { Actor } from '../editorial/actor'
import type { BatchView } from '../editorial/import-batch'
import { makePdf } from '../extract/fixtures/make-pdf'
import { makeZip } from '../extract/fixtures/make-zip'
import { NotFound, Refused } from '../errors'
import { cancelImport } from '../newsroom/cancel-import'
import { getImport, listImports } from '../newsroom/get-imports'
import { queueImport } from '../newsroom/queue-import'
import { retryImport } from '../newsroom/retry-import'
import { importBatch } from './import-batch'
import { work } from './work'

const running = new AbortController().signal
const encode = (text: string) => new TextEncoder().encode(text)
const aPage = (mark = randomUUID()) =>
  `九城市共建科创走廊${mark}\n\n本报讯（记者 李明）昨天，长三角G60科创走廊联席会议在松江举行。\n`
const aPdf = (...marks: string[]) =>
  makePdf(marks.map((mark) => [{ x: 50, y: 80, size: 12, text: `版面${mark}的正文只有这一行。` }]))

async function queue(actor: Actor, files: readonly (readonly [string, Uint8Array])[]): Promise<string> {
  const id = randomUUID()
  for (const [path, bytes] of files) await queueImport(actor, { path, bytes }, id)
  return id
}

/** Turn after turn, as the queue gives them. */
async function importAll(batchId: string): Promise<void> {
  do await importBatch({ batchId }, running)
  while ((await db.importBatch.findUniqueOrThrow({ where: { id: batchId } })).settledAt === null)
}

const view = (actor: Actor, id: string, query = {}): Promise<BatchView> =>
  getImport(actor, id, { from: 0, ...query })
const statesOf = ({ items }: BatchView) => items.map(({ path, state }) => [path, state])
const pagesNamed = (fileName: string) => db.sourcePage.count({ where: { fileName } })

describe('a batch', () => {
  test('takes every kind of file, each with its own outcome', { timeout: 240_000 }, async () => {
    const actor = await makeActor('CONTRIBUTOR')
    const [inZip, name] = [randomUUID(), `${randomUUID()}.pdf`]
    const id = await queue(actor, [
      [name, aPdf(randomUUID(), randomUUID(), randomUUID())],
      ['目录/一版.txt', encode(aPage())],
      ['坏.pdf', encode('%PDF-1.7 断')],
      [
        '包.zip',
        makeZip([{ name: 'a.txt', bytes: aPage(inZip) }, { name: 'b.txt', flags: 1 }, { name: 'c.png' }]),
      ],
    ])
    expect((await view(actor, id)).counts).toMatchObject({ waiting: 4 })
    await importAll(id)

    const batch = await view(actor, id)
    expect(statesOf(batch)).toEqual([
      [name, 'imported'],
      ['目录/一版.txt', 'imported'],
      ['坏.pdf', 'failed'],
      ['包.zip', 'unpacked'],
      ['包.zip/a.txt', 'imported'],
      ['包.zip/b.txt', 'failed'],
      ['包.zip/c.png', 'failed'],
    ])
    expect(batch.items.map(({ code }) => code)).toEqual([
      null,
      null,
      'corrupt',
      null,
      null,
      'encrypted',
      'empty',
    ])
    expect(batch).toMatchObject({ isSettled: true, mayRetry: false, createdBy: actor.name })
    expect(batch.items[3]).toMatchObject({ members: 3 })
    expect((await view(actor, id, { state: 'failed' })).items).toHaveLength(3)

    const [first] = batch.items
    expect(first).toMatchObject({ pages: 3 })
    const pages = await db.sourcePage.findMany({ where: { fileName: name }, orderBy: { sheet: 'asc' } })
    expect(pages.map(({ sheet }) => sheet)).toEqual([1, 2, 3])
    expect(pages.map(({ id }) => id)).toEqual(first?.pageIds)
    expect(pages[0]?.importedById).toBe(actor.id)
    expect(await db.importItem.count({ where: { batchId: id, bytes: { not: null } } })).toBe(0)
    expect((await listImports(actor)).map((shown) => shown.id)).toContain(id)
  })

  test(
    'adds nothing for bytes that are here, in the batch or from before',
    { timeout: 180_000 },
    async () => {
      const actor = await makeActor()
      const [name, page] = [`${randomUUID()}.txt`, encode(aPage())]
      const id = await queue(actor, [
        [name, page],
        [name, page],
      ])
      await importAll(id)
      await importAll(id)
      expect(statesOf(await view(actor, id))).toEqual([
        [name, 'imported'],
        [name, 'known'],
      ])
      expect(await pagesNamed(name)).toBe(1)
    },
  )

  test('of an archive over a limit is refused whole', { timeout: 180_000 }, async () => {
    const actor = await makeActor()
    const nested = ['1', '2', '3'].reduce(
      (bytes) => makeZip([{ name: 'x.zip', bytes }]),
      makeZip([{ name: 'a.txt', bytes: aPage() }]),
    )
    const id = await queue(actor, [
      [
        'a.zip',
        makeZip([
          { name: 'ok.txt', bytes: aPage() },
          { name: 'x.zip', bytes: nested },
        ]),
      ],
    ])
    await importAll(id)
    expect((await view(actor, id)).items).toMatchObject([
      { path: 'a.zip', state: 'failed', code: 'archive-too-deep' },
    ])
  })

  test('cannot be added to by others, nor read by an id that is none', async () => {
    const [actor, other] = [await makeActor(), await makeActor()]
    const id = await queue(actor, [['a.txt', encode(aPage())]])
    await expect(queueImport(other, { path: 'b.txt', bytes: encode('一') }, id)).rejects.toBeInstanceOf(
      NotFound,
    )
    await expect(view(actor, 'nonsense')).rejects.toBeInstanceOf(NotFound)
  })
})

describe('cancelling', () => {
  test('leaves what is imported and reads no more', { timeout: 180_000 }, async () => {
    const actor = await makeActor()
    const name = `${randomUUID()}.txt`
    const id = await queue(
      actor,
      [1, 2, 3].map(() => [name, encode(aPage())] as const),
    )
    const first = await claimItem(id)
    expect(first?.path).toBe(name)
    await cancelImport(actor, id)
    await cancelImport(actor, id)
    const counts = (await view(actor, id)).counts
    expect(counts).toMatchObject({ waiting: 0, running: 1, cancelled: 2 })
    await importAll(id)
    // What an ended worker had in hand is not begun again.
    expect(await view(actor, id)).toMatchObject({
      isSettled: true,
      isCancelled: true,
      counts: { cancelled: 3 },
    })
    expect(await pagesNamed(name)).toBe(0)
    await expect(queueImport(actor, { path: name, bytes: encode(aPage()) }, id)).rejects.toBeInstanceOf(
      Refused,
    )
    await expect(retryImport(actor, id)).rejects.toBeInstanceOf(Refused)
    expect(await db.auditEvent.count({ where: { action: 'import.cancel', targetId: id } })).toBe(1)
  })
})

describe('a worker that ends', () => {
  test(
    'with a file in hand leaves it to the next; the third time it is given up and can be tried again',
    { timeout: 180_000 },
    async () => {
      const actor = await makeActor()
      const name = `${randomUUID()}.txt`
      const id = await queue(actor, [[name, encode(aPage())]])
      for (const _ of [1, 2]) {
        await claimItem(id)
        // Nothing is begun: only what was left behind is put in order.
        await importBatch({ batchId: id }, AbortSignal.abort())
        expect((await view(actor, id)).counts).toMatchObject({ waiting: 1 })
      }
      await claimItem(id)
      await importAll(id)
      expect(await view(actor, id)).toMatchObject({
        isSettled: true,
        mayRetry: true,
        items: [{ code: 'failed' }],
      })
      await retryImport(actor, id)
      expect(await view(actor, id)).toMatchObject({ isSettled: false, counts: { waiting: 1 } })
      await importAll(id)
      expect(statesOf(await view(actor, id))).toEqual([[name, 'imported']])
    },
  )

  test('works alone on a batch', async () => {
    const actor = await makeActor()
    const id = await queue(actor, [['a.txt', encode(aPage())]])
    await withBatchLock(id, async () => {
      await importBatch({ batchId: id }, running)
      expect((await view(actor, id)).counts).toMatchObject({ waiting: 1 })
    })
    await importAll(id)
    expect((await view(actor, id)).counts).toMatchObject({ imported: 1 })
  })

  let child: ChildProcess | null = null
  afterEach(() => child?.kill('SIGKILL'))

  test('by kill -9 in the middle loses nothing and doubles nothing', { timeout: 420_000 }, async () => {
    const actor = await makeActor()
    const mark = randomUUID()
    const marks = Array.from({ length: 8 }, (_, at) => `${mark}${at}`)
    const id = await queue(
      actor,
      marks.map((own) => [`${own}.pdf`, aPdf(own, `${own}b`)] as const),
    )
    child = spawn(process.execPath, ['--import', 'tsx', '--conditions=react-server', 'lib/worker/run.ts'], {
      env: { ...process.env, NODE_OPTIONS: '' },
      stdio: 'ignore',
    })
    await vi.waitFor(
      async () => {
        const { counts } = await view(actor, id)
        expect(counts.imported).toBeGreaterThan(0)
        expect(counts.running).toBe(1)
      },
      { timeout: 200_000, interval: 20 },
    )
    child.kill('SIGKILL')

    const worker = await work(process.env.DATABASE_URL ?? '')
    await vi.waitFor(async () => expect((await view(actor, id)).isSettled).toBe(true), {
      timeout: 200_000,
      interval: 200,
    })
    await worker.stop()
    expect((await view(actor, id)).counts).toMatchObject({ imported: 8, known: 0, failed: 0 })
    expect(await db.sourcePage.count({ where: { fileName: { startsWith: mark } } })).toBe(16)
  })

  test('takes an import up at once when it is handed over', { timeout: 180_000 }, async () => {
    const actor = await makeActor()
    const worker = await work(process.env.DATABASE_URL ?? '')
    const began = performance.now()
    const id = await queue(actor, [['a.txt', encode(aPage())]])
    await vi.waitFor(async () => expect((await view(actor, id)).isSettled).toBe(true), {
      timeout: 60_000,
      interval: 50,
    })
    // The job of the schedule comes once a minute: this one was not waited for.
    expect(performance.now() - began).toBeLessThan(30_000)
    await worker.stop()
  })
})

test(
  'the newspaper of the fixtures comes in as two pages with their articles',
  { timeout: 180_000 },
  async () => {
    const actor = await makeActor()
    const bytes = readFileSync(join(import.meta.dirname, '../extract/fixtures/newspaper.pdf'))
    const id = await queue(actor, [['江南晨报.pdf', bytes]])
    await importAll(id)
    const [item] = (await view(actor, id)).items
    expect(item).toMatchObject({ state: 'imported', pages: 2 })
    const [first, second] = await db.sourcePage.findMany({
      where: { file: { pages: { some: { id: item?.pageIds[0] ?? '' } } } },
      orderBy: { sheet: 'asc' },
    })
    expect([first?.newspaper, first?.pageLabel, second?.pageLabel]).toEqual(['江南晨报', '1', '2'])
  },
)
