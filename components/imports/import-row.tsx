import Link from 'next/link'
import type { ReactNode } from 'react'
import { Pill, type Tone } from '@/components/ui/pill'

type Props = { name: string; tone: Tone; label: string; children?: ReactNode }

/** A file and what became of it; what there is to say or do about it stands below. */
export function ImportRow({ name, tone, label, children }: Props) {
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-3 gap-y-1 border-b border-rule py-2 text-sm">
      <span className="break-all">{name}</span>
      <Pill tone={tone}>{label}</Pill>
      {children && (
        <div className="col-span-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted">
          {children}
        </div>
      )}
    </li>
  )
}

/** Where the pages made of a file are; `name` tells the links of a list apart. */
export function ImportedLink({ href, name, children }: { href: string; name: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="text-ink underline decoration-edge underline-offset-4 hover:text-accent"
    >
      {children}
      <span className="sr-only"> {name}</span>
    </Link>
  )
}
