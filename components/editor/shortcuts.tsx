'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { KeyGroups } from '@/components/ui/key-groups'
import { OpenDialog } from '@/components/ui/open-dialog'
import { SingleKeysSwitch } from '@/components/ui/single-keys-switch'
import { KEY_LIST } from './key-list'
import { useHelpKey } from './use-review-keys'

/** The keys of the editor, also under `?`. */
export function Shortcuts() {
  const words = useTranslations('editor.keys')
  const [isOpen, setOpen] = useState(false)
  useHelpKey(() => setOpen(true))
  const groups = KEY_LIST.map(({ group, keys }) => ({
    name: words(`group.${group}`),
    keys: keys.map(([pressed, act]) => ({ pressed, act: words(`act.${act}`) })),
  }))
  return (
    <>
      <Button kind="bare" size="small" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {words('title')}{' '}
        <kbd aria-hidden className="desk-kbd max-md:hidden">
          ?
        </kbd>
      </Button>
      {isOpen && (
        <OpenDialog title={words('title')} isWide onClose={() => setOpen(false)}>
          <KeyGroups groups={groups} />
          <SingleKeysSwitch />
        </OpenDialog>
      )}
    </>
  )
}
