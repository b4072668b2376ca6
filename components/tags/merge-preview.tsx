import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/link-button'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/action-result'
import { deskAddress, siteAddress } from '@/lib/editorial/addresses'
import type { MergePreview as Preview, MergeSide } from '@/lib/editorial/tag-merge'
import { DeskSection } from '@/components/desk/desk-section'
import { PageHeader } from '@/components/desk/page-header'
import { TagChip } from '@/components/desk/tag-chip'

type Props = { preview: Preview; action: FormAction<void> }

/** Two tags side by side and what merging one into the other does; the other way round is one link away. */
export function MergePreview({ preview, action }: Props) {
  const words = useTranslations('vocabulary.merge')
  const schemes = useTranslations('common.idScheme')
  const { loser, survivor } = preview
  const isOtherType = loser.type !== survivor.type
  return (
    <>
      <PageHeader
        title={words('title', { loser: loser.name, survivor: survivor.name })}
        lede={words('lede', { loser: loser.name, survivor: survivor.name })}
      />
      <div className="grid max-w-5xl gap-6">
        {isOtherType && <Notice tone="danger">{words('otherType')}</Notice>}
        {preview.conflicts.map((conflict) => (
          <Notice key={conflict.scheme} tone="warning">
            {words('conflict', { ...conflict, scheme: schemes(conflict.scheme) })}
          </Notice>
        ))}
        <div className="grid gap-8 md:grid-cols-2">
          <Side title={words('goes')} side={loser} />
          <Side title={words('stays')} side={survivor} />
        </div>
        <What preview={preview} />
        <ActionForm
          action={action}
          hidden={{ id: loser.id, version: loser.version, intoId: survivor.id }}
          done={words('done', { loser: loser.name, survivor: survivor.name })}
          className="grid gap-3 border-t border-ink pt-4"
        >
          <p className="text-muted">{words('reversible')}</p>
          <div className="flex flex-wrap gap-2">
            <SubmitButton isDisabled={isOtherType}>{words('do')}</SubmitButton>
            <LinkButton href={deskAddress.tagMerge(survivor.id, loser.id)}>{words('swap')}</LinkButton>
            <LinkButton kind="quiet" href={deskAddress.tag(loser.id)}>
              {words('cancel')}
            </LinkButton>
          </div>
        </ActionForm>
      </div>
    </>
  )
}

function Side({ title, side }: { title: string; side: MergeSide }) {
  const words = useTranslations('vocabulary.merge')
  const { mentions, published, figures, bylines } = side
  return (
    <DeskSection title={title}>
      <p className="text-lg">
        <TagChip {...side} href={deskAddress.tag(side.id)} />
      </p>
      {side.description && (
        <p lang="zh-CN" className="font-serif">
          {side.description}
        </p>
      )}
      {side.aliases.length > 0 && (
        <p lang="zh-CN" className="text-muted">
          {side.aliases.join(' · ')}
        </p>
      )}
      <p className="tabular-nums">{words('use', { mentions, published, figures, bylines })}</p>
    </DeskSection>
  )
}

function What({ preview }: { preview: Preview }) {
  const words = useTranslations('vocabulary.merge')
  const home = useTranslations('admin.home')
  const { survivor, names, addresses, articles, articleCount, together } = preview
  return (
    <DeskSection title={words('what')}>
      <ul className="grid list-disc gap-2 pl-5">
        <li>
          {articleCount > 0 ? words('articles', { count: articleCount }) : words('articlesNone')}
          <ul className="text-xs text-muted">
            {articles.map(({ id, headline }) => (
              <li key={id}>
                <a href={deskAddress.article(id)} className="hover:text-accent">
                  {headline || home('untitled')}
                </a>
              </li>
            ))}
            {articles.length < articleCount && (
              <li>{words('more', { count: articleCount - articles.length })}</li>
            )}
          </ul>
        </li>
        {together > 0 && <li>{words('together', { count: together })}</li>}
        {names.length > 0 && (
          <li>
            {words('names', { survivor: survivor.name })} <span lang="zh-CN">{names.join('、')}</span>
          </li>
        )}
        {addresses.map((slug) => (
          <li key={slug} className="wrap-anywhere">
            {words('address', {
              from: siteAddress.tag('zh-CN', slug),
              to: siteAddress.tag('zh-CN', survivor.slug),
            })}
          </li>
        ))}
        <li>{words('untouched')}</li>
      </ul>
    </DeskSection>
  )
}
