import type { Metadata } from 'next'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { siteName } from '@/app/(site)/[lang]/site-name'
import { NewPasswordForm } from '@/components/accounts/door-forms'
import { DoorFrame } from '@/components/accounts/door-frame'
import { deskLocale } from '@/lib/auth/desk-locale'
import { readReset } from '@/lib/newsroom/reset-by-mail'
import { resetByLinkAction } from '../../actions'

type Props = { params: Promise<{ key: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations({ locale: await deskLocale(), namespace: 'auth.door' })
  // The address is a secret: no other site is told that one came from it.
  return { title: words('resetTitle'), referrer: 'no-referrer' }
}

export default async function ResetPage({ params }: Props) {
  const { key } = await params
  const locale = await deskLocale()
  setRequestLocale(locale)
  const words = await getTranslations('auth.door')
  return (
    <DoorFrame paper={await siteName(locale)} title={words('resetTitle')}>
      <NewPasswordForm linkKey={key} isGood={await readReset(key)} action={resetByLinkAction} />
    </DoorFrame>
  )
}
