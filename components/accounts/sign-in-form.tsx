'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState, type SubmitEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { TextField } from '@/components/ui/text-field'
import { askSignIn, type SignInFailure } from './ask-sign-in'

const CODE_NEEDED = 'code-needed'

/** E-mail and password, and a code where the account asks for one; leads to `to` when they fit. */
export function SignInForm({ to }: { to: string }) {
  const words = useTranslations('auth')
  const [failure, setFailure] = useState<SignInFailure | null>(null)
  const [needsCode, setNeedsCode] = useState(false)
  const [isPending, setPending] = useState(false)
  const notice = useRef<HTMLDivElement>(null)

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    if (isPending) return
    setPending(true)
    const failed = await askSignIn(new FormData(event.currentTarget)).catch(() => ({
      code: 'network',
      seconds: 0,
    }))
    // A whole new page: nothing of what was shown before signing in stays in the browser's memory.
    if (!failed) return window.location.assign(to)
    setPending(false)
    if (failed.code === CODE_NEEDED) return setNeedsCode(true)
    setFailure(failed)
    notice.current?.focus()
  }

  return (
    <form onSubmit={submit} className="grid gap-4" aria-busy={isPending}>
      <div ref={notice} tabIndex={-1}>
        {failure && <FailureNotice failure={failure} />}
      </div>
      <TextField
        label={words('email')}
        name="email"
        type="email"
        autoComplete="username"
        required
        autoFocus
        // Another account may ask for no code.
        onChange={() => setNeedsCode(false)}
      />
      <TextField
        label={words('password')}
        name="password"
        type="password"
        autoComplete="current-password"
        required
      />
      {needsCode && <CodeField />}
      <Button type="submit" kind="primary" aria-disabled={isPending}>
        {isPending ? words('checking') : words('submit')}
      </Button>
      <noscript>{words('noScript')}</noscript>
    </form>
  )
}

/** Appears once the password was right, with the focus, so that the code can be typed at once. */
function CodeField() {
  const words = useTranslations('auth')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <TextField
      ref={field}
      label={words('code')}
      hint={words('codeHint')}
      name="code"
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={40}
      required
    />
  )
}

function FailureNotice({ failure: { code, seconds } }: { failure: SignInFailure }) {
  const words = useTranslations('auth.failure')
  return <Notice tone="danger">{words.has(code) ? words(code, { seconds }) : words('unknown')}</Notice>
}
