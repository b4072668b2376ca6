import type { Metadata } from 'next'
import { setRequestLocale, getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { SignInForm } from '@/components/desk/sign-in-form'
import { queryValue, type Query } from '@/components/ui/list-address'
import { currentActor } from '@/lib/auth/actor'
import { deskLocale } from '@/lib/auth/desk-locale'
import { returnAddress } from '@/lib/auth/return-address'

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
  return (
    <main className="mx-auto grid min-h-dvh w-[min(22rem,calc(100vw-2rem))] content-center gap-6 py-10">
      <header className="grid gap-3">
        <p className="font-serif text-lg font-bold">{words('paper')}</p>
        <div className="wenwu" />
        <h1 className="font-serif text-2xl font-bold">{words('title')}</h1>
      </header>
      <SignInForm to={to} />
      <p className="text-xs text-muted">{words('forgotten')}</p>
    </main>
  )
}
