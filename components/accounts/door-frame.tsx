import type { ReactNode } from 'react'

type Props = {
  /** The name of the site. */
  paper: string
  title: string
  children: ReactNode
}

/** The frame of the pages before the desk: signing in, and what links in letters lead to. */
export function DoorFrame({ paper, title, children }: Props) {
  return (
    <main className="mx-auto grid min-h-dvh w-[min(22rem,calc(100vw-2rem))] content-center gap-6 py-10">
      <header className="grid gap-3">
        <p className="font-serif text-lg font-bold">{paper}</p>
        <div className="wenwu" />
        <h1 className="font-serif text-2xl font-bold">{title}</h1>
      </header>
      {children}
    </main>
  )
}
