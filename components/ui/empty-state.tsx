import type { ReactNode } from 'react'

type Props = { title: string; children?: ReactNode }

/** What a list shows when it has nothing: why, and what can be done about it. */
export function EmptyState({ title, children }: Props) {
  return (
    <div className="grid justify-items-start gap-3 border-b border-rule py-10">
      <p className="font-serif text-lg">{title}</p>
      {children}
    </div>
  )
}
