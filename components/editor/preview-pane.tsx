'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { deskAddress } from '@/lib/editorial/addresses'

const WIDTHS = { phone: 390, desktop: 1280 } as const
type Device = keyof typeof WIDTHS

type Props = { articleId: string; onClose: () => void }

/** Readers' page in a frame of a phone's or a desktop's width, made as small as the pane needs it. */
export function PreviewPane({ articleId, onClose }: Props) {
  const words = useTranslations('daily.preview')
  const [device, setDevice] = useState<Device>('phone')
  const [pane, setPane] = useState<{ width: number; height: number }>({ width: WIDTHS.phone, height: 600 })
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!box.current) return
    const watch = new ResizeObserver(([entry]) => {
      if (entry) setPane({ width: entry.contentRect.width, height: entry.contentRect.height })
    })
    watch.observe(box.current)
    return () => watch.disconnect()
  }, [])
  const scale = Math.min(1, pane.width / WIDTHS[device])
  const address = deskAddress.preview(articleId)
  return (
    <aside
      aria-label={words('title')}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      className={`fixed inset-y-0 right-0 z-30 flex flex-col border-l border-ink bg-paper ${device === 'phone' ? 'w-[min(100vw,25rem)]' : 'w-[min(100vw,48rem)]'}`}
    >
      <div className="flex flex-wrap items-center gap-2 border-b border-rule px-3 py-1.5">
        <h2 className="mr-auto text-sm font-bold">{words('title')}</h2>
        <span role="group" aria-label={words('width')} className="flex">
          {(['phone', 'desktop'] as const).map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={device === one}
              className="min-h-6 cursor-pointer px-2 text-xs aria-pressed:bg-ink aria-pressed:text-paper"
              onClick={() => setDevice(one)}
            >
              {words(one)}
            </button>
          ))}
        </span>
        <a
          href={address}
          target="_blank"
          className="text-xs underline decoration-rule underline-offset-4 hover:text-accent"
        >
          {words('window')}
        </a>
        <Button kind="bare" size="small" onClick={onClose}>
          {words('close')}
        </Button>
      </div>
      <div ref={box} className="min-h-0 flex-1 overflow-hidden">
        <iframe
          title={words('title')}
          src={address}
          className="origin-top-left border-0 bg-paper"
          style={{ width: WIDTHS[device], height: pane.height / scale, transform: `scale(${scale})` }}
        />
      </div>
    </aside>
  )
}
