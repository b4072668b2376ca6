'use server'

import { redirect } from 'next/navigation'
import { action } from '@/lib/auth/action'
import { deskAddress } from '@/lib/editorial/addresses'
import { Dismissal } from '@/lib/editorial/candidate-list'
import {
  NewTag,
  TagAliasChange,
  TagAliasPut,
  TagChange,
  TagDeletion,
  TagMerge,
  TagRef,
  TagRetype,
} from '@/lib/editorial/tag'
import { TagChoice, TagSplit } from '@/lib/editorial/tag-merge'
import {
  TagExternalIdPut,
  TagExternalIdRemoval,
  TagLinkPut,
  TagLinkRemoval,
} from '@/lib/editorial/tag-profile'
import {
  putTagExternalId,
  putTagLink,
  removeTagExternalId,
  removeTagLink,
} from '@/lib/newsroom/change-tag-profile'
import { createTag } from '@/lib/newsroom/create-tag'
import { deleteTag } from '@/lib/newsroom/delete-tag'
import { dismissTagCandidate, reofferTagCandidate } from '@/lib/newsroom/dismiss-candidate'
import { mergeTags, unmergeTag } from '@/lib/newsroom/merge-tags'
import { addTagAlias, removeTagAlias } from '@/lib/newsroom/put-tag-alias'
import { renameTag } from '@/lib/newsroom/rename-tag'
import { retypeTag } from '@/lib/newsroom/retype-tag'
import { settleChoices } from '@/lib/newsroom/settle-choices'
import { splitTag } from '@/lib/newsroom/split-tag'

export const createTagAction = action('tag.create', NewTag, createTag)
export const renameTagAction = action('tag.rename', TagChange, renameTag)
export const addTagAliasAction = action('tag.rename', TagAliasPut, addTagAlias)
export const removeTagAliasAction = action('tag.rename', TagAliasChange, removeTagAlias)
export const putTagLinkAction = action('tag.profile', TagLinkPut, putTagLink)
export const removeTagLinkAction = action('tag.profile', TagLinkRemoval, removeTagLink)
export const putTagExternalIdAction = action('tag.profile', TagExternalIdPut, putTagExternalId)
export const removeTagExternalIdAction = action('tag.profile', TagExternalIdRemoval, removeTagExternalId)
export const retypeTagAction = action('tag.retype', TagRetype, retypeTag)
export const unmergeTagAction = action('tag.merge', TagRef, unmergeTag)
export const settleChoicesAction = action('tag.merge', TagChoice, settleChoices)
export const dismissCandidateAction = action('tag.merge', Dismissal, dismissTagCandidate)
export const reofferCandidateAction = action('tag.merge', Dismissal, reofferTagCandidate)

export const mergeFromPreviewAction = action('tag.merge', TagMerge, async (actor, merge) => {
  await mergeTags(actor, merge)
  redirect(deskAddress.tag(merge.intoId))
})

export const splitTagAction = action('tag.split', TagSplit, async (actor, split) => {
  const { id } = await splitTag(actor, split)
  redirect(deskAddress.tag(id))
})

export const deleteTagAction = action('tag.delete', TagDeletion, async (actor, deletion) => {
  await deleteTag(actor, deletion)
  redirect(deletion.intoId === '' ? deskAddress.tags : deskAddress.tag(deletion.intoId))
})
