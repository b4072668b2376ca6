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
      <h1 lang={lang} className="font-serif text-2xl font-bold text-balance sm:text-3xl">
        {title}
      </h1>
      {children}
    </header>
  )
}

type RuledProps = {
  children: ReactNode
  id?: string
  /** The way to all of it, at the other end of the line. */
  more?: { href: string; text: string }
}

/** A part of a page under its 文武线. */
export function RuledHeading({ children, id, more }: RuledProps) {
  return (
    <>
      <hr className="wenwu" />
      <div className="mt-2 mb-1 flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 id={id} className="font-serif text-xl font-bold">
          {children}
        </h2>
        {more && (
          <a href={more.href} className="py-1 text-sm text-muted hover:text-accent">
            {more.text}
          </a>
        )}
      </div>
    </>
  )
}
