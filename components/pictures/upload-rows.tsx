'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { useRefusalSentence } from '@/components/ui/form-answer'
import type { Upload } from './use-uploads'

type Act = (upload: Upload) => void
type Props = { uploads: readonly Upload[]; onAgain: Act; onDismiss: Act }

/** Asked again, or after signing in beside it, the same may work. */
const MAY_COME_IN: readonly string[] = ['network', 'failed', 'unauthenticated']

/** How far each picture is, and why one did not come in. */
export function UploadRows({ uploads, onAgain, onDismiss }: Props) {
  const words = useTranslations('media.upload')
  const sentence = useRefusalSentence()
  if (uploads.length === 0) return null
  return (
    <ul aria-label={words('list')} aria-live="polite" className="grid grid-cols-1 gap-1.5 text-sm">
      {uploads.map((upload) => {
        const { key, file, share, answer } = upload
        return (
          <li key={key} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="min-w-0 max-w-full truncate">{file.name}</span>
            {!answer && share < 1 && (
              <progress className="h-1.5 w-28 accent-ink" max={1} value={share} aria-label={file.name} />
            )}
            {!answer && share >= 1 && <span className="text-muted">{words('working')}</span>}
            {answer?.ok && (
              <span className="text-positive">{words(answer.data.isNew ? 'done' : 'known')}</span>
            )}
            {answer && !answer.ok && (
              <>
                <span className="text-danger">{sentence(answer)}</span>
                {MAY_COME_IN.includes(answer.code) && (
                  <Button size="small" kind="quiet" onClick={() => onAgain(upload)}>
                    {words('again')}
                  </Button>
                )}
                <Button
                  size="small"
                  kind="bare"
                  aria-label={words('dismissLabel', { name: file.name })}
                  onClick={() => onDismiss(upload)}
                >
                  {words('dismiss')}
                </Button>
              </>
            )}
          </li>
        )
      })}
    </ul>
  )
}
