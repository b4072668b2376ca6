'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { useEditorSession } from './editor-session'
import { useConfirming, useStaleFigures } from './use-confirming'

/** The figures whose words changed, to be confirmed before the article can go on. */
export function StaleList() {
  const { rights } = useEditorSession()
  const words = useTranslations('editor.stale')
  const stale = useStaleFigures()
  const { show, confirm } = useConfirming()
  if (stale.length === 0) return null
  return (
    <section className="grid gap-1 border-l-[3px] border-warning pl-3">
      <h2 className="text-sm font-bold">{words('title', { count: stale.length })}</h2>
      <p className="text-xs text-muted">{words('what')}</p>
      <ul>
        {stale.map(({ id, text, was }) => (
          <li key={id} className="flex items-baseline justify-between gap-2 border-b border-rule py-1.5">
            <button
              type="button"
              className="cursor-pointer text-left text-sm hover:text-accent"
              onClick={() => show(id)}
            >
              <span lang="zh-CN">{text}</span>
              {was !== text && (
                <span className="block text-xs text-muted" lang="zh-CN">
                  {words('was', { text: was })}
                </span>
              )}
            </button>
            {rights.edit && (
              <Button size="small" onClick={() => void confirm(id)}>
                {words('confirm')}
                <span className="sr-only" lang="zh-CN">
                  {' '}
                  {text}
                </span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
