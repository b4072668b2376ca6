'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { Button } from '@/components/ui/button'
import { tellPreviews } from './preview-channel'
import { PreviewPane } from './preview-pane'
import { useSaveState, type ArticleSaving } from './use-article-saving'

/** Opens the article as readers will see it, beside the text; it follows each save. */
export function PreviewButton({ articleId, saving }: { articleId: string; saving: ArticleSaving }) {
  const words = useTranslations('daily.preview')
  const [isOpen, setOpen] = useState(false)
  const { kind } = useSaveState(saving.queue)
  useEffect(() => {
    if (kind === 'saved') tellPreviews(articleId)
  }, [articleId, kind])
  return (
    <>
      <Button kind="bare" size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {words('open')}
      </Button>
      {isOpen &&
        createPortal(<PreviewPane articleId={articleId} onClose={() => setOpen(false)} />, document.body)}
    </>
  )
}
