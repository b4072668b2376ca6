import type { ReactNode } from 'react'

/** The top of a page: its title and what it holds. */
export function PageTitle({
  title,
  children,
  lang,
}: {
  title: ReactNode
  children?: ReactNode
  lang?: string
}) {
  return (
    <header className="mb-8 max-w-3xl space-y-3">
      <h1 lang={lang} className="font-serif text-2xl font-bold sm:text-3xl">
        {title}
      </h1>
      {children}
    </header>
  )
}

/** A part of a page under its 文武线. */
export function RuledHeading({ children, id }: { children: ReactNode; id?: string }) {
  return (
    <>
      <hr className="wenwu" />
      <h2 id={id} className="mt-2 mb-1 font-serif text-xl font-bold">
        {children}
      </h2>
    </>
  )
}
