'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { controlLook } from '@/components/ui/field'
import type { Words } from '@/lib/document/annotate'
import { isSafeHref } from '@/lib/document/check-body'
import { useEditorSession } from './editor-session'

/** The address behind the selected words; emptied, the link goes. */
export function LinkForm({ at, onCancel }: { at: Words; onCancel: () => void }) {
  const { editor, setPanel } = useEditorSession()
  const words = useTranslations('editor.link')
  const common = useTranslations('common')
  const [href, setHref] = useState(() => String(editor.getAttributes('link').href ?? ''))
  const address = href.trim()
  const isWrong = address !== '' && !isSafeHref(address)

  function keep() {
    if (isWrong) return
    const chain = editor
      .chain()
      .focus()
      .setTextSelection({ from: at.from, to: at.to })
      .extendMarkRange('link')
    if (address === '') chain.unsetLink().run()
    else chain.setLink({ href: address }).run()
    setPanel(null)
  }

  return (
    <form
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        keep()
      }}
    >
      <input
        type="text"
        inputMode="url"
        className={controlLook}
        aria-label={words('address')}
        placeholder="https://"
        aria-invalid={isWrong || undefined}
        value={href}
        onChange={(event) => setHref(event.target.value)}
      />
      {isWrong && <p className="text-xs text-danger">{words('wrong')}</p>}
      <div className="flex justify-end gap-2">
        <Button kind="quiet" size="small" onClick={onCancel}>
          {common('cancel')}
        </Button>
        <Button kind="primary" size="small" type="submit">
          {words(address === '' ? 'remove' : 'keep')}
        </Button>
      </div>
    </form>
  )
}
