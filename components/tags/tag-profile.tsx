import { useTranslations } from 'next-intl'
import { ActionForm, type WayBack } from '@/components/ui/action-form'
import { SelectField } from '@/components/ui/select-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import type { FormAction } from '@/lib/action-result'
import { externalIdAddress, ID_SCHEMES } from '@/lib/editorial/external-id'
import type { TagView } from '@/lib/editorial/tag'
import { LINK_KINDS } from '@/lib/editorial/tag-profile'
import { DeskSection } from '@/components/desk/desk-section'

export type ProfileActions = {
  putLink: FormAction<void>
  removeLink: FormAction<void>
  putNumber: FormAction<void>
  removeNumber: FormAction<void>
}
/** `acts` are null when the person may only look. */
type Props = { tag: TagView; acts: ProfileActions | null }

const ROW = 'flex min-h-8 flex-wrap items-center gap-x-3 border-b border-rule py-1'
const LINK = 'underline decoration-rule underline-offset-4 wrap-anywhere hover:text-accent'

/** Where else one reads about what a tag names, and what registers call it. */
export function TagProfile({ tag, acts }: Props) {
  const words = useTranslations('vocabulary.profile')
  return (
    <>
      <DeskSection title={words('links')} hint={words('linksHint')}>
        <Links tag={tag} acts={acts} />
      </DeskSection>
      <DeskSection title={words('numbers')} hint={words('numbersHint')}>
        <Numbers tag={tag} acts={acts} />
      </DeskSection>
    </>
  )
}

function Links({ tag: { id, links }, acts }: Props) {
  const words = useTranslations('vocabulary.profile')
  const kinds = useTranslations('common.linkKind')
  return (
    <>
      {links.length === 0 && <p className="text-muted">{words('linksNone')}</p>}
      <ul className="empty:hidden">
        {links.map(({ kind, url }) => (
          <li key={url} className={ROW}>
            <span className="text-xs text-muted">{kinds(kind)}</span>
            <a href={url} rel="noreferrer" className={`mr-auto ${LINK}`}>
              {url.replace(/^https?:\/\//u, '')}
            </a>
            {acts && (
              <Remove
                action={acts.removeLink}
                hidden={{ id, url }}
                what={url}
                back={{ action: acts.putLink, hidden: { id, kind, url } }}
              />
            )}
          </li>
        ))}
      </ul>
      {acts && (
        <ActionForm
          action={acts.putLink}
          hidden={{ id }}
          done={words('saved')}
          isEmptied
          className="flex flex-wrap items-start gap-2"
        >
          <SelectField
            label={words('linkKind')}
            name="kind"
            options={LINK_KINDS.map((kind) => ({ value: kind, label: kinds(kind) }))}
          />
          <TextField
            label={words('url')}
            name="url"
            type="url"
            placeholder="https://"
            required
            className="min-w-40 grow"
          />
          <Add label={words('addLink')} />
        </ActionForm>
      )}
    </>
  )
}

function Numbers({ tag: { id, externalIds }, acts }: Props) {
  const words = useTranslations('vocabulary.profile')
  const schemes = useTranslations('common.idScheme')
  return (
    <>
      {externalIds.length === 0 && <p className="text-muted">{words('numbersNone')}</p>}
      <ul className="empty:hidden">
        {externalIds.map(({ scheme, value }) => {
          const address = externalIdAddress(scheme, value)
          return (
            <li key={scheme} className={ROW}>
              <span className="text-xs text-muted">{schemes(scheme)}</span>
              <span className="mr-auto tabular-nums wrap-anywhere" translate="no">
                {address ? (
                  <a href={address} rel="noreferrer" className={LINK}>
                    {value}
                  </a>
                ) : (
                  value
                )}
              </span>
              {acts && (
                <Remove
                  action={acts.removeNumber}
                  hidden={{ id, scheme }}
                  what={value}
                  back={{ action: acts.putNumber, hidden: { id, scheme, value } }}
                />
              )}
            </li>
          )
        })}
      </ul>
      {acts && (
        <ActionForm
          action={acts.putNumber}
          hidden={{ id }}
          done={words('saved')}
          isEmptied
          className="flex flex-wrap items-start gap-2"
        >
          <SelectField
            label={words('scheme')}
            name="scheme"
            options={ID_SCHEMES.map((scheme) => ({ value: scheme, label: schemes(scheme) }))}
          />
          <TextField label={words('number')} name="value" required className="min-w-40 grow" />
          <Add label={words('addNumber')} />
        </ActionForm>
      )}
    </>
  )
}

/** Stands level with the fields, below the height of their labels. */
function Add({ label }: { label: string }) {
  const words = useTranslations('vocabulary.profile')
  return (
    <div className="max-sm:self-end sm:pt-[1.375rem]">
      <SubmitButton kind="plain">
        <span className="sr-only">{label}</span>
        <span aria-hidden>{words('add')}</span>
      </SubmitButton>
    </div>
  )
}

type RemoveProps = {
  action: FormAction<void>
  hidden: Record<string, string>
  what: string
  back: Pick<WayBack, 'action' | 'hidden'>
}

function Remove({ action, hidden, what, back }: RemoveProps) {
  const words = useTranslations('vocabulary.profile')
  return (
    <ActionForm
      action={action}
      hidden={hidden}
      done={words('removed')}
      undo={{ ...back, done: words('saved') }}
      className="contents"
    >
      <SubmitButton kind="bare" size="small">
        <span aria-hidden>{words('remove')}</span>
        <span className="sr-only">{words('removeLabel', { what })}</span>
      </SubmitButton>
    </ActionForm>
  )
}
