import type { ReactNode } from 'react'

type Props = { title: string; lede?: string; children?: ReactNode }

/** The head of a desk screen: what it is, in a line what it is for, and the acts that start here. */
export function PageHeader({ title, lede, children }: Props) {
  return (
    <header className="mb-4 flex flex-wrap items-end gap-x-6 gap-y-3">
      <div className="mr-auto grid min-w-0 gap-1 [overflow-wrap:anywhere]">
        <h1 className="font-serif text-2xl leading-tight font-bold max-sm:text-xl">{title}</h1>
        {lede && <p className="max-w-[46em] text-sm text-pretty text-muted">{lede}</p>}
      </div>
      {children && (
        <div data-commands className="flex flex-wrap gap-2">
          {children}
        </div>
      )}
    </header>
  )
}
