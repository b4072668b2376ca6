import 'server-only'
import { workAsyncStorage } from 'next/dist/server/app-render/work-async-storage.external'
import { findPageTimes } from '../db/public/timed-changes'
import { PAGE_FACTS_HEADER, type PageFacts } from '../editorial/page-facts'
import { articleOfSurface } from '../editorial/surfaces'

type Shown = { surfaces: Set<string>; until: Date | null; isTold: boolean; since: Date }

/** What each answer that is being made shows. Next keeps one store for each. */
const shownBy = new WeakMap<object, Shown>()

function shownNow(): Shown | null {
  const store = workAsyncStorage.getStore()
  if (!store) return null
  const fresh = { surfaces: new Set<string>(), until: null, isTold: false, since: new Date() }
  const shown = shownBy.get(store) ?? fresh
  shownBy.set(store, shown)
  return shown
}

/**
 * Says that the page being made shows these surfaces (lib/editorial/surfaces.ts): the press keeps its bytes under them and
 * asks for it anew when one of them goes stale. What a page shows is known only once it is read, so this comes after
 * reading. Whatever shows words of an article names its surface, for its bytes must go when the article does.
 */
export function showSurfaces(surfaces: Iterable<string>): void {
  const shown = shownNow()
  if (!shown) return
  for (const surface of surfaces) {
    if (shown.isTold && !shown.surfaces.has(surface))
      throw new Error(`The page shows ${surface} after it has said all that it shows: read it earlier.`)
    shown.surfaces.add(surface)
  }
}

/** Says that time alone changes the page being made, at this moment, in a way that no surface tells of. */
export function showUntil(at: Date): void {
  const shown = shownNow()
  if (shown && (shown.until === null || at < shown.until)) shown.until = at
}

/** Everything the page being made shows, and until when. All reading comes before. */
export async function getPageFacts(): Promise<PageFacts> {
  const shown = shownNow()
  if (shown) shown.isTold = true
  const surfaces = [...(shown?.surfaces ?? [])].toSorted()
  const articleIds = surfaces.flatMap((surface) => articleOfSurface(surface) ?? [])
  const since = shown?.since ?? new Date()
  const { nextChange, firstExpiry } = await findPageTimes({ surfaces, articleIds, since })
  const [first] = [nextChange, shown?.until]
    .flatMap((at) => at ?? [])
    .toSorted((a, b) => Number(a) - Number(b))
  return {
    surfaces,
    freshUntil: first?.toISOString() ?? null,
    validUntil: firstExpiry?.toISOString() ?? null,
  }
}

/** The same as headers, for answers that are no pages: feeds, files. */
export async function pageFactsHeaders(): Promise<Record<string, string>> {
  return { [PAGE_FACTS_HEADER]: JSON.stringify(await getPageFacts()) }
}
