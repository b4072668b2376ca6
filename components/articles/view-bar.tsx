'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { CheckField } from '@/components/ui/check-field'
import { DialogButton, useCloseDialog } from '@/components/ui/dialog'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import type { FormAction } from '@/lib/action-result'
import { deskAddress } from '@/lib/editorial/addresses'
import { VIEW_COUNT_MAX, type CountedView } from '@/lib/editorial/saved-view'

export type ViewActions = {
  save: FormAction<{ id: string }>
  change: FormAction<void>
  remove: FormAction<void>
  /** Says what the list opens with. */
  open: FormAction<void>
}

type Props = {
  views: readonly CountedView[]
  /** The list as it stands, as a view keeps it. */
  address: string
  may: { share: boolean; manageShared: boolean }
  actions: ViewActions
}

const LINK =
  'border-b-2 border-transparent py-0.5 hover:text-accent aria-[current=page]:border-ink aria-[current=page]:font-bold'

/** The lists kept under a name, each with how many articles it holds, and what can be done with the one that is open. */
export function ViewBar({ views, address, may, actions }: Props) {
  const words = useTranslations('daily.views')
  const current = views.find((view) => view.address === address)
  const mayChange = current && (current.isOwn || may.manageShared)
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-1.5 text-sm">
      {views.length > 0 && (
        <nav aria-label={words('label')} className="contents">
          <Link
            href={deskAddress.allArticles}
            prefetch={false}
            aria-current={address === '' ? 'page' : undefined}
            className={LINK}
          >
            {words('all')}
          </Link>
          {views.map((view) => (
            <ViewLink key={view.id} view={view} isCurrent={view.id === current?.id} />
          ))}
        </nav>
      )}
      <span data-commands className="flex flex-wrap gap-1 sm:ml-auto">
        {current?.isDefault && (
          <ActionForm action={actions.open} hidden={{ id: '' }} done={words('opened')} className="contents">
            <SubmitButton kind="bare" size="small">
              {words('openNone')}
            </SubmitButton>
          </ActionForm>
        )}
        {current && !current.isDefault && (
          <ActionForm
            action={actions.open}
            hidden={{ id: current.id }}
            done={words('opened')}
            className="contents"
          >
            <SubmitButton kind="bare" size="small">
              {words('open')}
            </SubmitButton>
          </ActionForm>
        )}
        {mayChange && (
          <>
            <DialogButton kind="bare" size="small" label={words('change')} title={words('changeTitle')}>
              <ViewForm {...{ address, may, views }} view={current} action={actions.change} />
            </DialogButton>
            <DialogButton kind="bare" size="small" label={words('remove')} title={words('remove')}>
              <RemoveForm view={current} action={actions.remove} />
            </DialogButton>
          </>
        )}
        {!current && address !== '' && (
          <DialogButton kind="quiet" size="small" label={words('save')} title={words('saveTitle')}>
            <SaveForms {...{ address, may, views, actions }} />
          </DialogButton>
        )}
      </span>
    </div>
  )
}

function ViewLink({ view, isCurrent }: { view: CountedView; isCurrent: boolean }) {
  const words = useTranslations('daily.views')
  const { name, address, isOwn, owner, isDefault, count } = view
  return (
    <Link
      href={`${deskAddress.articles}?${address}`}
      prefetch={false}
      aria-current={isCurrent ? 'page' : undefined}
      className={LINK}
    >
      {name}{' '}
      <span className="text-xs font-normal text-muted tabular-nums">
        {count >= VIEW_COUNT_MAX ? `${VIEW_COUNT_MAX - 1}+` : count}
        {isDefault && ` · ${words('isDefault')}`}
        {view.isShared && ` · ${isOwn ? words('isShared') : words('sharedBy', { owner })}`}
      </span>
    </Link>
  )
}

/** A new view, or one of the person's own that takes these filters instead of its own. */
function SaveForms({ address, may, views, actions }: Props) {
  const words = useTranslations('daily.views')
  const own = views.filter(({ isOwn }) => isOwn)
  const close = useCloseDialog()
  return (
    <div className="grid gap-5">
      <ViewForm {...{ address, may, views }} view={null} action={actions.save} />
      {own.length > 0 && (
        <section className="grid gap-2 border-t border-rule pt-3">
          <h3 className="text-xs text-muted">{words('replace')}</h3>
          <ul className="flex flex-wrap gap-1">
            {own.map(({ id, version, name, isShared }) => (
              <li key={id}>
                <ActionForm
                  action={actions.change}
                  hidden={{ id, version, name, address, isShared: String(isShared) }}
                  done={words('saved')}
                  onDone={close}
                  className="contents"
                >
                  <SubmitButton kind="quiet" size="small">
                    {name}
                  </SubmitButton>
                </ActionForm>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

type FormProps = Pick<Props, 'address' | 'may' | 'views'> & {
  view: CountedView | null
  action: FormAction<{ id: string }> | FormAction<void>
}

function ViewForm({ address, may, view, action }: FormProps) {
  const words = useTranslations('daily.views')
  const close = useCloseDialog()
  return (
    <ActionForm
      action={action as FormAction}
      hidden={{ address, ...(view && { id: view.id, version: view.version }) }}
      done={words('saved')}
      onDone={close}
    >
      <TextField
        label={words('name')}
        name="name"
        required
        maxLength={40}
        defaultValue={view?.name}
        hint={words('nameHint')}
      />
      {may.share && (
        <CheckField label={words('share')} name="isShared" defaultChecked={view?.isShared ?? false} />
      )}
      {!view?.isDefault && <CheckField label={words('asDefault')} name="isDefault" />}
      <div className="flex justify-end">
        <SubmitButton>{words('save')}</SubmitButton>
      </div>
    </ActionForm>
  )
}

function RemoveForm({ view, action }: { view: CountedView; action: FormAction<void> }) {
  const words = useTranslations('daily.views')
  const close = useCloseDialog()
  return (
    <ActionForm
      action={action}
      hidden={{ id: view.id, version: view.version }}
      done={words('removed')}
      onDone={close}
    >
      <p>{words(view.isShared ? 'removeShared' : 'removeOwn', { name: view.name })}</p>
      <div className="flex justify-end gap-2">
        <Button kind="quiet" onClick={close}>
          {words('keep')}
        </Button>
        <SubmitButton kind="danger">{words('remove')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
