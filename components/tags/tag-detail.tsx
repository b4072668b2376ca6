import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/ui/link-button'
import { Notice } from '@/components/ui/notice'
import { deskAddress, siteAddress } from '@/lib/editorial/addresses'
import type { TagView } from '@/lib/editorial/tag'
import { DeskSection } from '@/components/desk/desk-section'
import { PageHeader } from '@/components/desk/page-header'
import { TagAliases } from './tag-aliases'
import { TagActs, type TagActions, type TagRights } from './tag-acts'
import { TagArticles } from './tag-articles'
import { TagChoices } from './tag-choices'
import { TagProfile } from './tag-profile'
import { TagNamesForm } from './tag-names-form'

type Props = { tag: TagView; may: TagRights; acts: TagActions }

/** One tag: its names, where it stands, and what can be done to it. */
export function TagDetail({ tag, may, acts }: Props) {
  const words = useTranslations('admin.tags')
  const own = useTranslations('vocabulary.delete')
  const types = useTranslations('common.tagType')
  const aliasActs = may.rename ? { put: acts.addAlias, remove: acts.removeAlias, mayMerge: may.merge } : null
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
            {tag.isDeleted
              ? own('deletedFor', { name: tag.mergedInto.name })
              : words('mergedInto', { name: tag.mergedInto.name })}
          </a>
        </Notice>
      )}
      {!tag.mergedInto && tag.use.published === 0 && (
        <p className="text-xs text-muted">{words('noPublic')}</p>
      )}
      <div className="mt-6 grid gap-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid content-start gap-8">
          <TagChoices tag={tag} action={may.merge ? acts.settle : null} />
          <TagArticles tag={tag} />
          <TagActs {...{ tag, may, acts }} />
        </div>
        <div className="grid content-start gap-8">
          <DeskSection title={words('names')} hint={words('slugHint')}>
            <TagNamesForm tag={tag} action={acts.rename} mayChange={may.rename} mayMerge={may.merge} />
          </DeskSection>
          <DeskSection title={words('aliases')} hint={words('aliasesHint')}>
            <TagAliases id={tag.id} type={tag.type} aliases={tag.aliases} acts={aliasActs} />
          </DeskSection>
          <TagProfile tag={tag} acts={may.profile ? acts : null} />
        </div>
      </div>
    </>
  )
}
