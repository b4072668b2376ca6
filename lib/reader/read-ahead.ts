import { AsyncLocalStorage } from 'node:async_hooks'

/** Reads what pages at a path ask for; null where they do not. */
type Read<T> = (path: string) => Promise<T> | null
/** What was begun for one answer, by what reads it. */
type Begun = Map<Read<unknown>, Promise<unknown>>

/** The program that runs Next and the pages in it are bundled apart, and share nothing but what is global. */
type Keeper = typeof globalThis & {
  corridorAhead?: { reads: Set<Read<unknown>>; begun: AsyncLocalStorage<Begun> }
}

const keeper: Keeper = globalThis
const { reads, begun } = (keeper.corridorAhead ??= { reads: new Set(), begun: new AsyncLocalStorage() })

/**
 * Has `read` begin as soon as a path is asked for: Next takes milliseconds to find out which page that is and to come to what it reads,
 * and the database would wait. The answer takes what was begun for the page that is being answered; undefined when nothing was, or
 * somebody took it before.
 */
export function readAhead<T>(read: Read<T>): () => Promise<T> | undefined {
  reads.add(read)
  return () => {
    const all = begun.getStore()
    const reading = all?.get(read)
    all?.delete(read)
    return reading as Promise<T> | undefined
  }
}

/** Answers a path; what pages there will ask for is on its way meanwhile, once any of them was loaded. */
export function answerAhead<T>(path: string, answer: () => T): T {
  const all: Begun = new Map()
  for (const read of reads) {
    const reading = read(path)
    if (!reading) continue
    // It fails where it is taken.
    reading.catch(() => {})
    all.set(read, reading)
  }
  return begun.run(all, answer)
}
