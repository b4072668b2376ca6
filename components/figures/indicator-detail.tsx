import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { DataTable } from '@/components/ui/data-table'
import { LinkButton } from '@/components/ui/link-button'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { deskAddress, siteAddress } from '@/lib/editorial/addresses'
import type { IndicatorView } from '@/lib/editorial/indicator'
import { AliasEditor } from '@/components/desk/alias-editor'
import { BorneNameQuestion } from '@/components/desk/borne-name'
import { DeskSection } from '@/components/desk/desk-section'
import { useFigureColumns } from './figure-columns'
import { IndicatorActs, type IndicatorActions, type IndicatorRights } from './indicator-acts'
import { IndicatorFields } from './indicator-fields'
import { PageHeader } from '@/components/desk/page-header'

type Props = { indicator: IndicatorView; may: IndicatorRights; acts: IndicatorActions }

/** One indicator: its names and unit, its figures, and what can be done to it. */
export function IndicatorDetail({ indicator, may, acts }: Props) {
  const words = useTranslations('admin.metrics')
  const common = useTranslations('common')
  const { id, version, name, mergedInto } = indicator
  const own = { kind: 'indicator', id, version, merge: acts.merge } as const
  const sameAs = (way: 'take' | 'give') => (may.merge ? { way, ...own } : null)
  const aliasActs = may.change ? { add: acts.addAlias, remove: acts.removeAlias, same: sameAs('take') } : null
  return (
    <>
      <PageHeader title={name} {...(indicator.description && { lede: indicator.description })}>
        {indicator.use.published > 0 && (
          <LinkButton kind="quiet" href={siteAddress.indicator('zh-CN', indicator.slug)}>
            {words('public')}
          </LinkButton>
        )}
        {may.audit && (
          <LinkButton kind="quiet" href={`${deskAddress.audit}?targetId=${id}`}>
            {words('history')}
          </LinkButton>
        )}
      </PageHeader>
      {mergedInto && (
        <Notice tone="warning">
          <a href={deskAddress.indicator(mergedInto.id)} className="underline underline-offset-4">
            {words('mergedInto', { name: mergedInto.name })}
          </a>
        </Notice>
      )}
      <div className="mt-6 grid gap-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,1fr)]">
        <div className="grid content-start gap-8">
          <Figures indicator={indicator} />
          <IndicatorActs {...{ indicator, may, acts }} />
        </div>
        <div className="grid content-start gap-8">
          <DeskSection title={words('names')}>
            <ActionForm action={acts.change} hidden={{ id, version }} done={words('saved')}>
              <IndicatorFields values={indicator} isReadOnly={!may.change} />
              {may.change && (
                <div>
                  <SubmitButton>{common('save')}</SubmitButton>
                </div>
              )}
              <BorneNameQuestion namespace="admin.metrics" same={sameAs('give')} />
            </ActionForm>
          </DeskSection>
          <DeskSection title={words('aliases')}>
            <AliasEditor
              id={id}
              aliases={indicator.aliases.map((alias) => ({ name: alias }))}
              namespace="admin.metrics"
              acts={aliasActs}
            />
          </DeskSection>
        </div>
      </div>
    </>
  )
}

function Figures({ indicator }: { indicator: IndicatorView }) {
  const words = useTranslations('admin.metrics')
  const columns = useFigureColumns().filter(({ key }) => key !== 'indicator')
  return (
    <DeskSection title={words('figuresOf')}>
      {indicator.mergedInto ? (
        <p className="text-muted">
          {words('figuresMerged', { count: indicator.use.metrics })}{' '}
          <a href={deskAddress.indicator(indicator.mergedInto.id)} className="underline underline-offset-4">
            {indicator.mergedInto.name}
          </a>
        </p>
      ) : indicator.figures.length === 0 ? (
        <p className="text-muted">{words('figuresOfNone')}</p>
      ) : (
        <DataTable
          caption={words('figuresOf')}
          columns={columns}
          rows={indicator.figures}
          keyOf={({ id }) => id}
        />
      )}
    </DeskSection>
  )
}
