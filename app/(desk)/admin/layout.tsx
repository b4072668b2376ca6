import { setRequestLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { DeskMasthead } from '@/components/desk/desk-masthead'
import { StrayFiles } from '@/components/desk/stray-files'
import { WithStatusBar } from '@/components/ui/status-bar'
import { currentActor } from '@/lib/auth/actor'
import { can } from '@/lib/editorial/policy'
import { countConflicts } from '@/lib/newsroom/list-conflicts'
import { countOpenMatches } from '@/lib/newsroom/list-matches'
import { countUnread } from '@/lib/newsroom/notifications'
import { signOutAction } from './account/actions'

/** Pages guard themselves; without an actor this frame shows nothing of its own and the page leads to the sign-in. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor()
  if (!actor) return children
  setRequestLocale(actor.locale)
  const { jumps, duplicates, repeats } = await countOpenMatches(actor)
  return (
    <WithStatusBar>
      <StrayFiles />
      <DeskMasthead
        name={actor.name}
        role={actor.role}
        signOut={signOutAction}
        openConflicts={await countConflicts(actor)}
        unread={await countUnread(actor)}
        waiting={jumps + duplicates + repeats}
        may={{
          rules: can(actor, 'rule.view'),
          users: can(actor, 'user.view'),
          audit: can(actor, 'audit.view'),
          settings: can(actor, 'setting.update'),
        }}
      />
      <main
        id="content"
        data-opener={actor.id}
        tabIndex={-1}
        className="min-h-[calc(100dvh-9rem)] px-4 py-5 outline-none md:px-6"
      >
        {children}
      </main>
    </WithStatusBar>
  )
}
