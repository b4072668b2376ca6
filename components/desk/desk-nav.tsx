'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useEffect, useId, useRef } from 'react'
import { buttonLook } from '@/components/ui/button'
import { deskAddress } from '@/lib/editorial/addresses'

type Props = {
  label: string
  words: { open: string; close: string }
  links: readonly { href: string; label: string }[]
}

/**
 * The links of the desk; the longest address that the current one begins with is where one is. On a phone they are a sheet that a button
 * opens and closes, which the browser does by itself: a quick finger need not wait for scripts.
 */
export function DeskNav({ label, words, links }: Props) {
  const path = usePathname()
  const id = useId()
  const sheet = useRef<HTMLDivElement>(null)
  const current = links
    .filter(({ href }) => path === href || (href !== deskAddress.home && path.startsWith(`${href}/`)))
    .toSorted((a, b) => b.href.length - a.href.length)[0]
  useEffect(() => {
    if (sheet.current?.matches(':popover-open')) sheet.current.hidePopover()
  }, [path])
  return (
    <nav aria-label={label} className="-mx-4 border-b border-rule px-4 md:-mx-6 md:px-6">
      <p className="flex min-h-11 items-center gap-3 md:hidden">
        <button type="button" popoverTarget={id} className={buttonLook('quiet')}>
          {words.open}
        </button>
        {current && <span className="min-w-0 truncate font-bold">{current.label}</span>}
      </p>
      <div
        ref={sheet}
        id={id}
        popover="auto"
        className="text-ink max-md:fixed max-md:inset-x-0 max-md:top-0 max-md:m-0 max-md:max-h-dvh max-md:w-full max-md:max-w-none max-md:border-b max-md:border-ink max-md:bg-paper max-md:p-4 max-md:backdrop:bg-ink/40 md:static md:m-0 md:block md:size-auto md:overflow-visible md:border-0 md:bg-transparent md:p-0"
      >
        <div className="flex items-center justify-between pb-2 md:hidden">
          <span className="font-serif text-base font-bold">{label}</span>
          <button type="button" popoverTarget={id} popoverTargetAction="hide" className={buttonLook('quiet')}>
            {words.close}
          </button>
        </div>
        <ul className="grid grid-cols-2 gap-x-4 border-t border-rule md:flex md:flex-wrap md:gap-x-5 md:border-0">
          {links.map(({ href, label: text }) => (
            <li key={href} className="min-w-0 border-b border-rule md:border-0">
              <Link
                href={href}
                prefetch={false}
                aria-current={href === current?.href ? 'page' : undefined}
                className="flex min-h-11 items-center hover:text-accent aria-[current=page]:font-bold md:-mb-px md:block md:min-h-0 md:border-b-2 md:border-transparent md:py-2 md:whitespace-nowrap md:aria-[current=page]:border-ink"
              >
                {text}
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  )
}
