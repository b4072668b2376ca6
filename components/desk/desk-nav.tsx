'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { deskAddress } from '@/lib/editorial/addresses'

type Props = { label: string; links: readonly { href: string; label: string }[] }

/** The links of the desk; the longest address that the current one begins with is where one is. */
export function DeskNav({ label, links }: Props) {
  const path = usePathname()
  const current = links
    .map(({ href }) => href)
    .filter((href) => path === href || (href !== deskAddress.home && path.startsWith(`${href}/`)))
    .sort((a, b) => b.length - a.length)[0]
  return (
    <nav aria-label={label} className="-mx-4 border-b border-rule px-4 md:-mx-6 md:px-6">
      <ul className="flex flex-wrap gap-x-5">
        {links.map(({ href, label: text }) => (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              aria-current={href === current ? 'page' : undefined}
              className="-mb-px block border-b-2 border-transparent py-2 whitespace-nowrap max-sm:py-1.5 hover:text-accent aria-[current=page]:border-ink aria-[current=page]:font-bold"
            >
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
