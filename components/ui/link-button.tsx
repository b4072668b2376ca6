import Link from 'next/link'
import type { ReactNode } from 'react'
import { buttonLook, type ButtonKind } from './button'

type Props = { href: string; kind?: ButtonKind; size?: 'normal' | 'small'; children: ReactNode }

/** A link that stands among buttons. */
export function LinkButton({ href, kind = 'plain', size = 'normal', children }: Props) {
  return (
    <Link href={href} prefetch={false} className={buttonLook(kind, size)}>
      {children}
    </Link>
  )
}
