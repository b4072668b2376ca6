import type { ReactNode } from 'react'

/** Says that there is nothing here, or that something failed, and what to do next. */
export function Message({
  title,
  what,
  level: Heading = 'h1',
  children,
}: {
  title: string
  what?: string
  level?: 'h1' | 'h2'
  children?: ReactNode
}) {
  return (
    <div className="max-w-2xl space-y-4 py-10">
      <Heading className="font-serif text-2xl font-bold">{title}</Heading>
      {what && <p className="text-base">{what}</p>}
      {children}
    </div>
  )
}
