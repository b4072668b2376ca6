'use client'

import { useTranslations } from 'next-intl'
import { DeskDialog } from './choice-dialog'
import { KEY_LIST } from './key-list'
import { useSingleKeys } from './use-single-keys'

export function KeysDialog({ onClose }: { onClose: () => void }) {
  const words = useTranslations('splitting.keys')
  const [isOn, setOn] = useSingleKeys()
  return (
    <DeskDialog title={words('title')} isWide onClose={onClose}>
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        {KEY_LIST.map(({ group, keys }) => (
          <section key={group} aria-label={words(`group.${group}`)}>
            <h3 className="mb-1 border-b border-rule text-xs text-muted">{words(`group.${group}`)}</h3>
            <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-1">
              {keys.map(([pressed, act]) => (
                <div key={act} className="contents">
                  <dt className="flex flex-wrap gap-1">
                    {pressed.split(' ').map((key) => (
                      <kbd key={key} className="desk-kbd">
                        {key}
                      </kbd>
                    ))}
                  </dt>
                  <dd>{words(`act.${act}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <label className="mt-5 flex min-h-8 items-center gap-2 border-t border-rule pt-3">
        <input
          type="checkbox"
          className="size-4 accent-accent"
          checked={isOn}
          onChange={(event) => setOn(event.target.checked)}
        />
        {words('single')}
      </label>
      <p className="text-xs text-muted">{words('singleHint')}</p>
    </DeskDialog>
  )
}
