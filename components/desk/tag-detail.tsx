import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/ui/link-button'
import { Notice } from '@/components/ui/notice'
import type { FormAction } from '@/lib/action-result'
import { deskAddress, siteAddress } from '@/lib/editorial/addresses'
import type { TagView } from '@/lib/editorial/tag'
import { DeskSection } from './desk-section'
import { PageHeader } from './page-header'
import { TagAliases } from './tag-aliases'
import { TagActs } from './tag-acts'
import { TagArticles } from './tag-articles'
import { TagNamesForm } from './tag-names-form'

export type TagActions = {
  rename: FormAction<void>
  addAlias: FormAction<void>
  removeAlias: FormAction<void>
  retype: FormAction<void>
  merge: FormAction<void>
  unmerge: FormAction<{ choices: number }>
  delete: FormAction<void>
}

export type TagRights = { rename: boolean; retype: boolean; merge: boolean; delete: boolean; audit: boolean }

type Props = { tag: TagView; may: TagRights; acts: TagActions }

/** One tag: its names, where it stands, and what can be done to it. */
export function TagDetail({ tag, may, acts }: Props) {
  const words = useTranslations('admin.tags')
  const types = useTranslations('common.tagType')
  const aliasActs = may.rename ? { put: acts.addAlias, remove: acts.removeAlias } : null
  return (
    <>
      <PageHeader title={tag.name} lede={[types(tag.type), tag.disambiguation].filter(Boolean).join(' · ')}>
        {tag.use.published > 0 && (
          <LinkButton kind="quiet" href={siteAddress.tag('zh-CN', tag.slug)}>
            {words('public')}
          </LinkButton>
        )}
        {may.audit && (
          <LinkButton kind="quiet" href={`${deskAddress.audit}?targetId=${tag.id}`}>
            {words('history')}
          </LinkButton>
        )}
      </PageHeader>
      {tag.mergedInto && (
        <Notice tone="warning">
          <a href={deskAddress.tag(tag.mergedInto.id)} className="underline underline-offset-4">
            {words('mergedInto', { name: tag.mergedInto.name })}
          </a>
        </Notice>
      )}
      {!tag.mergedInto && tag.use.published === 0 && (
        <p className="text-xs text-muted">{words('noPublic')}</p>
      )}
      <div className="mt-6 grid gap-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid content-start gap-8">
          <TagArticles tag={tag} />
          <TagActs {...{ tag, may, acts }} />
        </div>
        <div className="grid content-start gap-8">
          <DeskSection title={words('names')} hint={words('slugHint')}>
            <TagNamesForm tag={tag} action={acts.rename} mayChange={may.rename} />
          </DeskSection>
          <DeskSection title={words('aliases')} hint={words('aliasesHint')}>
            <TagAliases id={tag.id} aliases={tag.aliases} acts={aliasActs} />
          </DeskSection>
        </div>
      </div>
    </>
  )
}
