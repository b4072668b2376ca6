import type { Metadata } from 'next'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { siteName } from '@/app/(site)/[lang]/site-name'
import { ConfirmEmailForm } from '@/components/accounts/door-forms'
import { DoorFrame } from '@/components/accounts/door-frame'
import { deskLocale } from '@/lib/auth/desk-locale'
import { readEmailWish } from '@/lib/newsroom/change-email'
import { confirmEmailAction } from '../../actions'

type Props = { params: Promise<{ key: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations({ locale: await deskLocale(), namespace: 'auth.door' })
  return { title: words('emailTitle'), referrer: 'no-referrer' }
}

export default async function ConfirmEmailPage({ params }: Props) {
  const { key } = await params
  const locale = await deskLocale()
  setRequestLocale(locale)
  const words = await getTranslations('auth.door')
  const email = await readEmailWish(key)
  return (
    <DoorFrame paper={await siteName(locale)} title={words('emailTitle')}>
      <ConfirmEmailForm
        linkKey={key}
        isGood={email !== null}
        what={words('emailWhat', { email: email ?? '' })}
        action={confirmEmailAction}
      />
    </DoorFrame>
  )
}
