import 'server-only'
import { unstable_cache } from 'next/cache'

/** The most cache tags that Next takes in one call. */
const AT_ONCE = 100

const nothing = async () => true

/**
 * Says that the page being rendered shows these surfaces (lib/editorial/surfaces.ts): the page is cached under them and
 * rendered anew when one of them goes stale. What a page shows is known only once it is read, so this comes after reading.
 */
export async function showSurfaces(surfaces: Iterable<string>): Promise<void> {
  const names = [...new Set(surfaces)].sort()
  for (let at = 0; at < names.length; at += AT_ONCE) {
    const tags = names.slice(at, at + AT_ONCE)
    await unstable_cache(nothing, ['surfaces', ...tags], { tags })()
  }
}
