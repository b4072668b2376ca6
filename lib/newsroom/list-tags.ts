import 'server-only'
import { findTagsLike, getTagView, listTagRows } from '../db/tag-lists'
import type { Actor } from '../editorial/actor'
import type { Screen } from '../editorial/desk-lists'
import { authorize } from '../editorial/policy'
import type { FoundTag, TagQuery, TagRow, TagSearch, TagView } from '../editorial/tag'

/** One screen of the vocabulary. */
export async function listTags(actor: Actor, query: TagQuery): Promise<Screen<TagRow>> {
  authorize(actor, 'tag.view')
  return listTagRows(query)
}

/** The tags that fit what was typed, best first. */
export async function findTags(actor: Actor, search: TagSearch): Promise<FoundTag[]> {
  authorize(actor, 'tag.view')
  return findTagsLike(search)
}

/** One tag with everything that leads to it. Throws `NotFound`. */
export async function getTag(actor: Actor, id: string): Promise<TagView> {
  authorize(actor, 'tag.view')
  return getTagView(id)
}
