import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { TagDetail } from '@/components/tags/tag-detail'
import { actorOnPage } from '@/lib/auth/actor'
import { can } from '@/lib/editorial/policy'
import { foundOrNull } from '@/lib/found-or-null'
import { getTag } from '@/lib/newsroom/list-tags'
import * as actions from '../actions'

type Props = { params: Promise<{ id: string }> }

/** The tag of the address, or the page that says there is none. */
async function readTag({ params }: Props) {
  const actor = await actorOnPage('tag.view')
  const id = z.uuid().safeParse((await params).id)
  const tag = id.success ? await foundOrNull(getTag(actor, id.data)) : null
  return { actor, tag: tag ?? notFound() }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await readTag(props)).tag.name }
}

export default async function TagPage(props: Props) {
  const { actor, tag } = await readTag(props)
  return (
    <TagDetail
      tag={tag}
      may={{
        rename: can(actor, 'tag.rename'),
        profile: can(actor, 'tag.profile'),
        retype: can(actor, 'tag.retype'),
        merge: can(actor, 'tag.merge'),
        split: can(actor, 'tag.split'),
        delete: can(actor, 'tag.delete'),
        audit: can(actor, 'audit.view'),
      }}
      acts={{
        rename: actions.renameTagAction,
        addAlias: actions.addTagAliasAction,
        removeAlias: actions.removeTagAliasAction,
        putLink: actions.putTagLinkAction,
        removeLink: actions.removeTagLinkAction,
        putNumber: actions.putTagExternalIdAction,
        removeNumber: actions.removeTagExternalIdAction,
        retype: actions.retypeTagAction,
        unmerge: actions.unmergeTagAction,
        settle: actions.settleChoicesAction,
        delete: actions.deleteTagAction,
      }}
    />
  )
}
