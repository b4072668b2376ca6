import 'server-only'
import {
  forgetNames,
  indexPublication,
  listOpenPublications,
  listUnindexed,
  refreshFrequencies,
} from '../db/search-index'

const BATCH = 200

type Options = { tell?: (done: number) => void; stopping?: AbortSignal }

/** Reads for search what it has not read yet, or read as an older version; answers how many publications. */
export function refreshSearch(options: Options = {}): Promise<number> {
  return indexAll(() => listUnindexed(BATCH), options)
}

/** Reads everything anew; searching goes on meanwhile. */
export async function rebuildSearch(options: Options = {}): Promise<number> {
  await forgetNames()
  let last: string | null = null
  return indexAll(async () => {
    const ids = await listOpenPublications(last, BATCH)
    last = ids.at(-1) ?? last
    return ids
  }, options)
}

async function indexAll(nextIds: () => Promise<string[]>, { tell, stopping }: Options): Promise<number> {
  let done = 0
  for (let ids = await nextIds(); ids.length > 0; ids = await nextIds()) {
    for (const id of ids) {
      if (stopping?.aborted) return done
      await indexPublication(id)
      done += 1
    }
    tell?.(done)
  }
  await refreshFrequencies()
  return done
}
