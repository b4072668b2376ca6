'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { DialogButton, useCloseDialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { Pill } from '@/components/ui/pill'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import type { FormAction } from '@/lib/action-result'
import { QrCode } from './qr-code'
import { RecoveryCodes } from './recovery-codes'

type Offer = { secret: string; uri: string }
type Codes = { codes: string[] }

type FactorActions = {
  begin: FormAction<Offer>
  confirm: FormAction<Codes>
  renew: FormAction<Codes>
  remove: FormAction<void>
}

type Props = {
  factor: { since: Date; codesLeft: number } | null
  /** The site asks it of admins, and this account has none. */
  isRequired: boolean
  acts: FactorActions
}

/** Fewer recovery codes than this are said in warning. */
const CODES_LOW = 3

/** The second step of signing in: whether a code is asked for, and what can be done about it. */
export function SecondFactor({ factor, isRequired, acts }: Props) {
  const words = useTranslations('admin.factor')
  const format = useFormatter()
  const [codes, setCodes] = useState<string[] | null>(null)
  return (
    <section className="mt-8 grid max-w-4xl gap-3 border-t border-ink pt-3">
      <h2 className="flex items-center gap-2 text-base font-bold">
        {words('title')}
        <Pill tone={factor ? 'positive' : 'muted'}>{words(factor ? 'on' : 'off')}</Pill>
      </h2>
      {isRequired && <Notice tone="warning">{words('required')}</Notice>}
      <p className="max-w-[46em] text-xs text-muted">{words('what')}</p>
      {codes && <RecoveryCodes codes={codes} close={() => setCodes(null)} />}
      {factor ? (
        <>
          <p>
            {words('since', { date: format.dateTime(factor.since, { dateStyle: 'medium' }) })}{' '}
            <span className={factor.codesLeft < CODES_LOW ? 'text-danger' : 'text-muted'}>
              {words('left', { count: factor.codesLeft })}
            </span>
          </p>
          <div className="flex flex-wrap gap-2">
            <DialogButton label={words('renew')} title={words('renew')}>
              <CodeForm
                action={acts.renew}
                what={words('renewWhat')}
                label={words('renew')}
                onDone={setCodes}
              />
            </DialogButton>
            <DialogButton kind="danger" label={words('remove')} title={words('remove')}>
              <RemoveForm action={acts.remove} />
            </DialogButton>
          </div>
        </>
      ) : (
        <div>
          <DialogButton kind="primary" label={words('begin')} title={words('begin')}>
            <Enrolment acts={acts} onDone={setCodes} />
          </DialogButton>
        </div>
      )}
    </section>
  )
}

function Enrolment({ acts, onDone }: { acts: FactorActions; onDone: (codes: string[]) => void }) {
  const words = useTranslations('admin.factor')
  const [offer, setOffer] = useState<Offer | null>(null)
  if (offer)
    return (
      <div className="grid gap-4">
        <p>{words('scan')}</p>
        <QrCode text={offer.uri} label={words('qr')} />
        <div>
          <p className="text-xs text-muted">{words('typeIn')}</p>
          <p className="font-mono break-all select-all" translate="no">
            {offer.secret.match(/.{1,4}/gu)?.join(' ')}
          </p>
        </div>
        <CodeForm action={acts.confirm} label={words('confirm')} onDone={onDone} isNew />
      </div>
    )
  return (
    <ActionForm action={acts.begin} onDone={setOffer}>
      <p>{words('beginWhat')}</p>
      <TextField
        label={words('password')}
        name="password"
        type="password"
        autoComplete="current-password"
        required
      />
      <div className="flex justify-end">
        <SubmitButton>{words('next')}</SubmitButton>
      </div>
    </ActionForm>
  )
}

type CodeFormProps = {
  action: FormAction<Codes>
  label: string
  what?: string
  /** A new authenticator has no recovery codes yet. */
  isNew?: boolean
  onDone: (codes: string[]) => void
}

function CodeForm({ action, label, what, isNew = false, onDone }: CodeFormProps) {
  const words = useTranslations('admin.factor')
  const close = useCloseDialog()
  const done = ({ codes }: Codes) => {
    onDone(codes)
    close()
  }
  return (
    <ActionForm action={action} onDone={done} done={words('codesMade')}>
      {what && <p>{what}</p>}
      <CodeField hint={words(isNew ? 'codeHintNew' : 'codeHint')} />
      <div className="flex justify-end">
        <SubmitButton>{label}</SubmitButton>
      </div>
    </ActionForm>
  )
}

function RemoveForm({ action }: { action: FormAction<void> }) {
  const words = useTranslations('admin.factor')
  const close = useCloseDialog()
  return (
    <ActionForm action={action} onDone={close} done={words('removed')}>
      <p>{words('removeWhat')}</p>
      <CodeField hint={words('codeHint')} />
      <div className="flex justify-end gap-2">
        <Button kind="quiet" onClick={close}>
          {words('keep')}
        </Button>
        <SubmitButton kind="danger">{words('remove')}</SubmitButton>
      </div>
    </ActionForm>
  )
}

function CodeField({ hint }: { hint: string }) {
  const words = useTranslations('admin.factor')
  return (
    <TextField
      label={words('code')}
      name="code"
      hint={hint}
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={40}
      required
    />
  )
}
