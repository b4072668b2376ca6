'use client'

import { useTranslations } from 'next-intl'
import { KeyGroups } from '@/components/ui/key-groups'
import { OpenDialog } from '@/components/ui/open-dialog'
import { SingleKeysSwitch } from '@/components/ui/single-keys-switch'
import { KEY_LIST } from './key-list'

export function KeysDialog({ onClose }: { onClose: () => void }) {
  const words = useTranslations('splitting.keys')
  const common = useTranslations('daily.keys')
  const groups = KEY_LIST.map(({ group, keys }) => ({
    name: words(`group.${group}`),
    keys: keys.map(([pressed, act]) => ({ pressed, act: words(`act.${act}`) })),
  }))
  const everywhere = {
    name: common('group.everywhere'),
    keys: [{ pressed: 'Ctrl+K', act: common('act.palette') }],
  }
  return (
    <OpenDialog title={words('title')} isWide onClose={onClose}>
      <KeyGroups groups={[...groups, everywhere]} />
      <SingleKeysSwitch />
    </OpenDialog>
  )
}
