'use server'

import { redirect } from 'next/navigation'
import { action } from '@/lib/auth/action'
import { deskAddress } from '@/lib/editorial/addresses'
import {
  NewTag,
  TagAliasChange,
  TagAliasPut,
  TagChange,
  TagMerge,
  TagRef,
  TagRetype,
} from '@/lib/editorial/tag'
import { createTag } from '@/lib/newsroom/create-tag'
import { deleteTag } from '@/lib/newsroom/delete-tag'
import { mergeTags, unmergeTag } from '@/lib/newsroom/merge-tags'
import { addTagAlias, removeTagAlias } from '@/lib/newsroom/put-tag-alias'
import { renameTag } from '@/lib/newsroom/rename-tag'
import { retypeTag } from '@/lib/newsroom/retype-tag'

export const createTagAction = action('tag.create', NewTag, createTag)
export const renameTagAction = action('tag.rename', TagChange, renameTag)
export const addTagAliasAction = action('tag.rename', TagAliasPut, addTagAlias)
export const removeTagAliasAction = action('tag.rename', TagAliasChange, removeTagAlias)
export const retypeTagAction = action('tag.retype', TagRetype, retypeTag)
export const mergeTagsAction = action('tag.merge', TagMerge, mergeTags)
export const unmergeTagAction = action('tag.merge', TagRef, unmergeTag)

export const deleteTagAction = action('tag.delete', TagRef, async (actor, ref) => {
  await deleteTag(actor, ref)
  redirect(deskAddress.tags)
})
