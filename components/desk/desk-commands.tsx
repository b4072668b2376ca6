'use client'

import { useTranslations } from 'next-intl'
import { usePathname } from 'next/navigation'
import { useEffect, useState } from 'react'
import { takesLetters } from '@/components/editor/review-keys'
import { Button } from '@/components/ui/button'
import { KeyGroups } from '@/components/ui/key-groups'
import { OpenDialog } from '@/components/ui/open-dialog'
import { SingleKeysSwitch } from '@/components/ui/single-keys-switch'
import { useSingleKeys } from '@/components/ui/use-single-keys'
import type { DeskPlace } from '@/lib/editorial/finding'
import { CommandPalette } from './command-palette'
import { hasOwnKeys, keyGroupsAt } from './desk-key-list'
import { commandsOnPage, type PageCommand } from './page-commands'

type Open = { kind: 'palette'; commands: readonly PageCommand[] } | { kind: 'keys' } | null

/** The search over everything (Ctrl or ⌘ with K) and the list of keys (`?`), on every page of the desk. */
export function DeskCommands({ places }: { places: readonly DeskPlace[] }) {
  const words = useTranslations('daily.palette')
  const path = usePathname()
  const [hasLetters] = useSingleKeys()
  const [open, setOpen] = useState<Open>(null)
  // The browser tells late that a dialog was closed: by then the other may be open.
  const close = (kind: 'palette' | 'keys') => setOpen((now) => (now?.kind === kind ? null : now))
  const openPalette = () => setOpen({ kind: 'palette', commands: commandsOnPage() })

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.isComposing) return
      const isPalette = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k'
      const isKeys =
        event.key === 'F1' ||
        (event.key === '?' && hasLetters && !event.ctrlKey && !takesLetters(event.target))
      if (isPalette && !document.querySelector('dialog[open]'))
        setOpen({ kind: 'palette', commands: commandsOnPage() })
      else if (!isPalette && isKeys && !hasOwnKeys(path)) setOpen({ kind: 'keys' })
      else if (!isPalette) return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [path, hasLetters])

  return (
    <>
      <Button
        kind="quiet"
        size="small"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={openPalette}
      >
        {words('open')}{' '}
        <kbd aria-hidden className="desk-kbd max-md:hidden">
          Ctrl K
        </kbd>
      </Button>
      {open?.kind === 'palette' && (
        <CommandPalette places={places} commands={open.commands} onClose={() => close('palette')} />
      )}
      {open?.kind === 'keys' && <DeskKeys path={path} onClose={() => close('keys')} />}
    </>
  )
}

function DeskKeys({ path, onClose }: { path: string; onClose: () => void }) {
  const words = useTranslations('daily.keys')
  const groups = keyGroupsAt(path).map(({ group, keys }) => ({
    name: words(`group.${group}`),
    keys: keys.map(([pressed, act]) => ({ pressed, act: words(`act.${act}`) })),
  }))
  return (
    <OpenDialog title={words('title')} isWide onClose={onClose}>
      <KeyGroups groups={groups} />
      <SingleKeysSwitch />
    </OpenDialog>
  )
}
