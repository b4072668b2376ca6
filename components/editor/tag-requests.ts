import { z } from 'zod'
import { TagType } from '@/lib/pipeline/model'
import type { TagName } from './editor-article'

const Name = z.object({ id: z.string(), type: TagType, name: z.string(), disambiguation: z.string() })
const Found = z.object({
  ok: z.literal(true),
  data: z.array(
    Name.extend({ description: z.string().catch(''), matched: z.string().nullable().catch(null) }),
  ),
})
export type FoundTag = z.infer<typeof Found>['data'][number]
const Named = z.object({ ok: z.literal(true), data: z.array(Name) })

/** What a name is asked for as: the tag of this type and name, `surface` being the words in the text. */
export type NameRequest = { type: TagType; name: string; surface: string }

/** Tags by name, alias, pinyin or initials, best first; null when the server did not answer. */
export async function searchTags(query: string, signal: AbortSignal): Promise<FoundTag[] | null> {
  try {
    const response = await fetch(`/api/desk/tags?q=${encodeURIComponent(query)}`, { signal })
    return Found.safeParse(await response.json()).data?.data ?? null
  } catch {
    return null
  }
}

/** The server takes so many names at once. */
const NAMES_MAX = 500

/** The tags of these names in the order asked, made where there are none; null when the server did not do it. */
export async function nameTags(names: readonly NameRequest[]): Promise<TagName[] | null> {
  const tags: TagName[] = []
  for (let at = 0; at < names.length; at += NAMES_MAX) {
    const named = await postNames(names.slice(at, at + NAMES_MAX))
    if (!named) return null
    tags.push(...named)
  }
  return tags
}

async function postNames(names: readonly NameRequest[]): Promise<TagName[] | null> {
  try {
    const response = await fetch('/api/desk/tags/names', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ names }),
    })
    return Named.safeParse(await response.json()).data?.data ?? null
  } catch {
    return null
  }
}
