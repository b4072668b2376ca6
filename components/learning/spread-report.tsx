'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { deskAddress } from '@/lib/editorial/addresses'
import type { Report } from './use-spreading'

type Props = { report: Report; onClose: () => void }

/** The articles that an act over many, or its undo, left as they were, and why. */
export function SpreadReport({ report, onClose }: Props) {
  const words = useTranslations('learning.spread')
  return (
    <div className="mb-3">
      <Notice tone="warning">
        <p>{words(`left.${report.kind}`)}</p>
        <ul className="my-1 list-disc pl-5">
          {report.left.map(({ id, headline, reason }) => (
            <li key={id}>
              <Link href={deskAddress.article(id)} prefetch={false} className="underline underline-offset-4">
                {headline || words('untitled')}
              </Link>
              {' · '}
              {words(`reason.${reason}`)}
            </li>
          ))}
        </ul>
        <Button size="small" kind="quiet" onClick={onClose}>
          {words('close')}
        </Button>
      </Notice>
    </div>
  )
}
