import type { Metadata } from 'next'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import Link from 'next/link'
import { siteName } from '@/app/(site)/[lang]/site-name'
import { ForgottenForm } from '@/components/accounts/door-forms'
import { DoorFrame } from '@/components/accounts/door-frame'
import { deskLocale } from '@/lib/auth/desk-locale'
import { RESET_MINUTES } from '@/lib/editorial/account-keys'
import { deskAddress } from '@/lib/editorial/addresses'
import { canResetByMail } from '@/lib/newsroom/reset-by-mail'
import { wishResetAction } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations({ locale: await deskLocale(), namespace: 'auth.door' })
  return { title: words('forgottenTitle') }
}

export default async function ForgottenPage() {
  const locale = await deskLocale()
  setRequestLocale(locale)
  const words = await getTranslations('auth.door')
  return (
    <DoorFrame paper={await siteName(locale)} title={words('forgottenTitle')}>
      {(await canResetByMail()) ? (
        <ForgottenForm action={wishResetAction} minutes={RESET_MINUTES} />
      ) : (
        <p>{words('mailOff')}</p>
      )}
      <p className="text-xs">
        <Link href={deskAddress.login} className="underline decoration-rule underline-offset-4">
          {words('toSignIn')}
        </Link>
      </p>
    </DoorFrame>
  )
}
