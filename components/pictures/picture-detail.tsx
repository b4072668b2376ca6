import { useFormatter, useTranslations } from 'next-intl'
import Link from 'next/link'
import { DeskSection } from '@/components/desk/desk-section'
import { PageHeader } from '@/components/desk/page-header'
import { ConfirmButton } from '@/components/ui/confirm-button'
import { LinkButton } from '@/components/ui/link-button'
import { Pill } from '@/components/ui/pill'
import type { FormAction } from '@/lib/action-result'
import { deskAddress } from '@/lib/editorial/addresses'
import type { PictureView } from '@/lib/editorial/picture'
import { FocusForm } from './focus-form'

type Props = {
  picture: PictureView
  may: { change: boolean; delete: boolean; audit: boolean }
  acts: { focus: FormAction<void>; delete: FormAction<void> }
}

/** One picture: what crops of it keep, where it is used, and what is known of it. */
export function PictureDetail({ picture, may, acts }: Props) {
  const words = useTranslations('media.picture')
  const { id, name, places } = picture
  return (
    <>
      <PageHeader title={name}>
        {may.audit && (
          <LinkButton kind="quiet" href={`${deskAddress.audit}?targetId=${id}`}>
            {words('history')}
          </LinkButton>
        )}
      </PageHeader>
      <div className="grid gap-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <DeskSection title={words('focus')} {...(may.change && { hint: words('focusHint') })}>
          <FocusForm
            key={`${picture.focusX} ${picture.focusY}`}
            {...{ picture }}
            canChange={may.change}
            action={acts.focus}
          />
        </DeskSection>
        <div className="grid content-start gap-8">
          <Places places={places} />
          <DeskSection title={words('facts')}>
            <Facts picture={picture} />
          </DeskSection>
          {may.delete && (
            <DeskSection title={words('delete')} hint={words('deleteHint')}>
              {places.length === 0 && (
                <div>
                  <ConfirmButton
                    action={acts.delete}
                    hidden={{ id }}
                    label={words('delete')}
                    title={words('deleteTitle', { name })}
                    kind="danger"
                    done={words('deleted')}
                  >
                    <p>{words('deleteWhat')}</p>
                  </ConfirmButton>
                </div>
              )}
            </DeskSection>
          )}
        </div>
      </div>
    </>
  )
}

function Places({ places }: Pick<PictureView, 'places'>) {
  const words = useTranslations('media.picture')
  return (
    <DeskSection title={words('places')}>
      {places.length === 0 ? (
        <p className="text-muted">{words('nowhere')}</p>
      ) : (
        <ul className="divide-y divide-rule border-y border-rule">
          {places.map(({ articleId, headline, isCurrent, isPublic }) => (
            <li key={articleId} className="flex flex-wrap items-baseline gap-x-3 py-1.5">
              <Link
                lang="zh-CN"
                prefetch={false}
                href={deskAddress.article(articleId)}
                className="font-serif underline decoration-rule underline-offset-4 hover:text-accent"
              >
                {headline || words('untitled')}
              </Link>
              {isPublic && <Pill tone="positive">{words('public')}</Pill>}
              {!isCurrent && <Pill tone="muted">{words('past')}</Pill>}
            </li>
          ))}
        </ul>
      )}
    </DeskSection>
  )
}

function Facts({ picture }: { picture: PictureView }) {
  const words = useTranslations('media.picture')
  const format = useFormatter()
  const { width, height, bytes, uploadedBy, createdAt } = picture
  const kilobytes = format.number(Math.ceil(bytes / 1000))
  const facts = [
    [words('size'), words('pixels', { width, height })],
    [words('bytes'), words('kilobytes', { kilobytes })],
    ...(uploadedBy === null ? [] : [[words('by'), uploadedBy] as const]),
    [words('at'), format.dateTime(new Date(createdAt), { dateStyle: 'medium', timeStyle: 'short' })],
  ] as const
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 [&_dt]:text-muted">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt>{name}</dt>
          <dd className="tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
