'use client'

import { useTranslations } from 'next-intl'
import { useState, type ReactNode } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/link-button'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import type { FormAction } from '@/lib/action-result'
import { deskAddress } from '@/lib/editorial/addresses'
import { PASSWORD_LENGTH_MIN } from '@/lib/editorial/user'
import { askSignIn } from './ask-sign-in'
import { UselessLink } from './useless-link'

type Reached = { email: string }

/** What is said in place of a form once it worked, with the way to the sign-in. */
function Done({ children }: { children: ReactNode }) {
  const words = useTranslations('auth')
  return (
    <div role="status" className="grid justify-items-start gap-4">
      <Notice tone="positive">{children}</Notice>
      <LinkButton href={deskAddress.login} kind="primary">
        {words('title')}
      </LinkButton>
    </div>
  )
}

/** Signs in to the account that was opened; where that does not work, what was done is said, with the way to the sign-in. */
async function enter({ email }: Reached, password: FormDataEntryValue | null): Promise<void> {
  const form = new FormData()
  form.set('email', email)
  form.set('password', password ?? '')
  const failure = await askSignIn(form).catch(() => ({ code: 'network' }))
  if (!failure) window.location.assign(deskAddress.home)
}

function NewPasswordFields() {
  const words = useTranslations('auth.door')
  return (
    <>
      <TextField
        label={words('next')}
        name="next"
        type="password"
        hint={words('nextHint', { min: PASSWORD_LENGTH_MIN })}
        autoComplete="new-password"
        required
      />
      <TextField label={words('again')} name="again" type="password" autoComplete="new-password" required />
    </>
  )
}

type LinkProps = {
  linkKey: string
  /** Using a link up makes it useless, and the page may be read again at once: what was done is said all the same. */
  isGood: boolean
  action: FormAction<Reached>
}

/** Whoever was invited chooses a name and a password, and is signed in with it at once. */
export function AcceptForm({
  linkKey,
  isGood,
  action,
  email,
  what,
}: LinkProps & { email: string; what: string }) {
  const words = useTranslations('auth.door')
  const [done, setDone] = useState<Reached | null>(null)
  const accept: FormAction<Reached> = async (before, form) => {
    const answer = await action(before, form)
    if (answer.ok) await enter(answer.data, form.get('next'))
    return answer
  }
  if (done) return <Done>{words('accepted', done)}</Done>
  if (!isGood) return <UselessLink what="invitation" />
  return (
    <>
      <p>{what}</p>
      <ActionForm action={accept} hidden={{ key: linkKey }} onDone={setDone}>
        <TextField
          label={words('email')}
          name="email"
          type="email"
          autoComplete="username"
          value={email}
          readOnly
        />
        <TextField
          label={words('name')}
          name="name"
          hint={words('nameHint')}
          autoComplete="name"
          maxLength={60}
          required
        />
        <NewPasswordFields />
        <div>
          <SubmitButton>{words('accept')}</SubmitButton>
        </div>
      </ActionForm>
    </>
  )
}

/** Whoever followed the link of a letter sets another password. */
export function NewPasswordForm({ linkKey, isGood, action }: LinkProps) {
  const words = useTranslations('auth.door')
  const [done, setDone] = useState<Reached | null>(null)
  if (done) return <Done>{words('reset', done)}</Done>
  if (!isGood) return <UselessLink what="reset" />
  return (
    <ActionForm action={action} hidden={{ key: linkKey }} onDone={setDone}>
      <NewPasswordFields />
      <p className="text-xs text-muted">{words('resetHint')}</p>
      <div>
        <SubmitButton>{words('setPassword')}</SubmitButton>
      </div>
    </ActionForm>
  )
}

/** Asks for a letter; the answer is the same whatever the address. */
export function ForgottenForm({ action, minutes }: { action: FormAction<void>; minutes: number }) {
  const words = useTranslations('auth.door')
  const [isDone, setDone] = useState(false)
  if (isDone)
    return (
      <div role="status">
        <Notice tone="positive">{words('wished', { minutes })}</Notice>
      </div>
    )
  return (
    <ActionForm action={action} onDone={() => setDone(true)}>
      <TextField
        label={words('email')}
        name="email"
        type="email"
        autoComplete="username"
        required
        autoFocus
      />
      <div>
        <SubmitButton>{words('wish')}</SubmitButton>
      </div>
    </ActionForm>
  )
}

/** One press confirms: a program that only looks at links in letters confirms nothing. */
export function ConfirmEmailForm({ linkKey, isGood, action, what }: LinkProps & { what: string }) {
  const words = useTranslations('auth.door')
  const [done, setDone] = useState<Reached | null>(null)
  if (done) return <Done>{words('emailConfirmed', done)}</Done>
  if (!isGood) return <UselessLink what="email" />
  return (
    <>
      <p>{what}</p>
      <ActionForm action={action} hidden={{ key: linkKey }} onDone={setDone}>
        <div>
          <SubmitButton>{words('confirmEmail')}</SubmitButton>
        </div>
      </ActionForm>
    </>
  )
}
