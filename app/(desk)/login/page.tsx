import type { Metadata } from 'next'
import { setRequestLocale, getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { siteName } from '@/app/(site)/[lang]/site-name'
import { DoorFrame } from '@/components/accounts/door-frame'
import { SignInForm } from '@/components/accounts/sign-in-form'
import { queryValue, type Query } from '@/components/ui/list-address'
import { currentActor } from '@/lib/auth/actor'
import { deskLocale } from '@/lib/auth/desk-locale'
import { returnAddress } from '@/lib/auth/return-address'
import { deskAddress } from '@/lib/editorial/addresses'
import { canResetByMail } from '@/lib/newsroom/reset-by-mail'

type Props = { searchParams: Promise<Query> }

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations({ locale: await deskLocale(), namespace: 'auth' })
  return { title: words('title') }
}

export default async function LoginPage({ searchParams }: Props) {
  const to = returnAddress(queryValue(await searchParams, 'to'))
  if (await currentActor()) redirect(to)
  const locale = await deskLocale()
  setRequestLocale(locale)
  const words = await getTranslations('auth')
  const mayReset = await canResetByMail()
  return (
    <DoorFrame paper={await siteName(locale)} title={words('title')}>
      <SignInForm to={to} />
      {mayReset ? (
        <p className="text-xs">
          <Link href={deskAddress.forgotten} className="underline decoration-rule underline-offset-4">
            {words('door.forgottenLink')}
          </Link>
        </p>
      ) : (
        <p className="text-xs text-muted">{words('forgotten')}</p>
      )}
    </DoorFrame>
  )
}
