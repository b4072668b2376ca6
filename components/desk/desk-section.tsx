import type { ReactNode } from 'react'

/** A part of a desk screen under its own heading and rule. */
export function DeskSection({
  title,
  hint,
  children,
}: {
  title: string
  hint?: string
  children: ReactNode
}) {
  return (
    <section className="grid content-start gap-3 border-t border-ink pt-3">
      <div>
        <h2 className="text-base font-bold">{title}</h2>
        {hint && <p className="text-xs text-muted">{hint}</p>}
      </div>
      {children}
    </section>
  )
}
