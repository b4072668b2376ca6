'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useEffect, useState } from 'react'
import { z } from 'zod'
import { deskAddress } from '@/lib/editorial/addresses'

const Reply = z.object({ ok: z.literal(true), data: z.object({ count: z.int() }) })
const EVERY_MS = 30_000
const SOON_MS = 2000
const SHOWN_MAX = 99

/** The way to what one was told, with how much of it is unread; asked again every half minute and with every screen. */
export function NotificationBell({ unread }: { unread: number }) {
  const words = useTranslations('admin.nav')
  const [heard, setHeard] = useState<{ given: number; count: number } | null>(null)
  const path = usePathname()
  // What the screen was drawn with is newer than what was heard before.
  const count = heard?.given === unread ? heard.count : unread

  useEffect(() => {
    const ask = async () => {
      if (document.visibilityState === 'hidden') return
      const answer = await fetch(deskAddress.unread).then(
        (response) => response.json(),
        () => null, // no network: what is known stays until the next time
      )
      const told = Reply.safeParse(answer)
      if (told.success) setHeard({ given: unread, count: told.data.data.count })
    }
    const timer = setInterval(() => void ask(), EVERY_MS)
    // Opening an article reads what was told of it.
    const soon = setTimeout(() => void ask(), SOON_MS)
    const askNow = () => void ask()
    window.addEventListener('focus', askNow)
    return () => {
      clearInterval(timer)
      clearTimeout(soon)
      window.removeEventListener('focus', askNow)
    }
  }, [unread, path])

  return (
    <Link
      href={deskAddress.notifications}
      prefetch={false}
      aria-label={count > 0 ? words('unread', { count }) : words('notifications')}
      className="inline-flex shrink-0 items-center gap-1 text-xs hover:text-accent"
    >
      <svg aria-hidden viewBox="0 0 16 16" className="size-4 self-center" fill="none" stroke="currentColor">
        <path d="M3.5 11.5h9l-1.2-1.8V7a3.3 3.3 0 0 0-6.6 0v2.7z" strokeWidth="1.2" strokeLinejoin="round" />
        <path d="M6.7 13.5a1.4 1.4 0 0 0 2.6 0M8 3.5v-1" strokeWidth="1.2" strokeLinecap="round" />
      </svg>
      {count > 0 && (
        <span className="bg-ink px-1 font-bold text-paper tabular-nums">
          {count > SHOWN_MAX ? `${SHOWN_MAX}+` : count}
        </span>
      )}
    </Link>
  )
}
