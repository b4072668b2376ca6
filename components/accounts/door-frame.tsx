import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

/** The frame of the pages before the desk: signing in, and what links in letters lead to. */
export function DoorFrame({ title, children }: { title: string; children: ReactNode }) {
  const words = useTranslations('auth')
  return (
    <main className="mx-auto grid min-h-dvh w-[min(22rem,calc(100vw-2rem))] content-center gap-6 py-10">
      <header className="grid gap-3">
        <p className="font-serif text-lg font-bold">{words('paper')}</p>
        <div className="wenwu" />
        <h1 className="font-serif text-2xl font-bold">{title}</h1>
      </header>
      {children}
    </main>
  )
}
