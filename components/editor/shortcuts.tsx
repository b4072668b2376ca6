'use client'

import { useTranslations } from 'next-intl'
import { DialogButton } from '@/components/ui/dialog'

const KEYS = [
  { keys: 'Alt+T', act: 'tag' },
  { keys: 'Alt+M', act: 'metric' },
  { keys: 'Alt+C', act: 'confirm' },
  { keys: 'Ctrl+K', act: 'link' },
  { keys: 'Alt+Enter', act: 'open' },
  { keys: 'Alt+J / Alt+K', act: 'walk' },
  { keys: 'Alt+A', act: 'accept' },
  { keys: 'Alt+E', act: 'correct' },
  { keys: 'Alt+R', act: 'reject' },
  { keys: 'J K A E R', act: 'list' },
  { keys: 'Ctrl+S', act: 'save' },
  { keys: 'Ctrl+Z', act: 'undo' },
] as const

/** The keys of the editor. */
export function Shortcuts() {
  const words = useTranslations('editor.keys')
  return (
    <DialogButton kind="bare" size="small" label={words('title')} title={words('title')}>
      <dl className="grid grid-cols-[auto_1fr] gap-x-5 gap-y-1.5">
        {KEYS.map(({ keys, act }) => (
          <div key={act} className="contents">
            <dt>
              <kbd className="font-sans font-bold whitespace-nowrap">{keys}</kbd>
            </dt>
            <dd>{words(act)}</dd>
          </div>
        ))}
      </dl>
    </DialogButton>
  )
}
