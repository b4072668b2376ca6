import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import type { Role } from '@/lib/editorial/actor'
import { deskAddress } from '@/lib/editorial/addresses'
import { readingsOf } from '@/lib/editorial/name-readings'
import { DeskCommands } from './desk-commands'
import { DeskNav } from './desk-nav'
import { NotificationBell } from './notification-bell'

type Props = {
  name: string
  role: Role
  signOut: () => Promise<void>
  openConflicts: number
  may: { rules: boolean; users: boolean; audit: boolean; settings: boolean }
  /** How many jumps and duplicates wait for a person. */
  waiting: number
  /** What one was told and has not read. */
  unread: number
}

/** A Chinese name as it is typed in Latin letters: whole, and by its initials. */
const spoken = (label: string) => {
  const { full, initials } = readingsOf(label)
  return [...full, ...initials]
}

/** The head of every desk screen: the way to each list, and who is signed in. */
export function DeskMasthead({ name, role, signOut, openConflicts, may, waiting, unread }: Props) {
  const words = useTranslations('admin')
  const common = useTranslations('common')
  const links = [
    { href: deskAddress.home, label: words('nav.home') },
    { href: deskAddress.import, label: words('nav.import') },
    { href: deskAddress.pages, label: words('nav.pages') },
    { href: deskAddress.articles, label: words('nav.articles') },
    {
      href: deskAddress.matches,
      label:
        waiting > 0
          ? words('nav.waiting', { label: words('nav.matches'), count: waiting })
          : words('nav.matches'),
    },
    { href: deskAddress.calendar, label: words('nav.calendar') },
    { href: deskAddress.front, label: words('nav.front') },
    { href: deskAddress.pictures, label: words('nav.media') },
    { href: deskAddress.tags, label: words('nav.tags') },
    { href: deskAddress.metrics, label: words('nav.metrics') },
    {
      href: deskAddress.conflicts,
      label:
        openConflicts > 0
          ? words('nav.waiting', { label: words('nav.conflicts'), count: openConflicts })
          : words('nav.conflicts'),
    },
    ...(may.rules ? [{ href: deskAddress.rules, label: words('nav.rules') }] : []),
    ...(may.users ? [{ href: deskAddress.users, label: words('nav.users') }] : []),
    ...(may.audit ? [{ href: deskAddress.audit, label: words('nav.audit') }] : []),
    ...(may.settings ? [{ href: deskAddress.sideEffects, label: words('nav.sideEffects') }] : []),
    ...(may.settings ? [{ href: deskAddress.settings, label: words('nav.settings') }] : []),
  ]
  const account = { href: deskAddress.account, label: words('account.title') }
  const places = [...links, account].map((link) => ({ ...link, readings: spoken(link.label) }))
  return (
    <header className="px-4 pt-3 md:px-6 print:hidden">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-20 focus:bg-paper focus:px-3 focus:py-1"
      >
        {words('nav.skip')}
      </a>
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1 pb-2">
        <p className="mr-auto font-serif text-lg font-bold">{common('appName')}</p>
        <div className="flex min-w-0 items-baseline gap-x-4 max-sm:w-full">
          <a
            href="/"
            className="shrink-0 text-xs text-muted underline decoration-rule underline-offset-4 hover:text-accent"
          >
            {words('nav.site')}
          </a>
          <DeskCommands places={places} />
          <NotificationBell unread={unread} />
          <Link
            href={deskAddress.account}
            prefetch={false}
            className="min-w-0 truncate text-xs underline decoration-rule underline-offset-4 hover:text-accent"
          >
            {words('nav.account', { name, role: common(`role.${role}`) })}
          </Link>
          <form action={signOut} className="shrink-0 max-sm:ml-auto">
            <Button type="submit" kind="bare" size="small">
              {words('nav.signOut')}
            </Button>
          </form>
        </div>
      </div>
      <div className="wenwu" />
      <DeskNav
        label={words('nav.label')}
        words={{ open: words('nav.open'), close: common('close') }}
        links={links}
      />
    </header>
  )
}
