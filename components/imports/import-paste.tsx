'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState, type SubmitEvent } from 'react'
import { Button } from '@/components/ui/button'
import { TextAreaField } from '@/components/ui/text-area-field'
import { TextField } from '@/components/ui/text-field'
import type { FoundFile } from './dropped-files'
import { fileOfText } from './import-queue'

type Props = { onFile: (file: FoundFile) => void }

/** A page that exists only as text on the clipboard. */
export function ImportPaste({ onFile }: Props) {
  const words = useTranslations('desk.import')
  const [isEmpty, setEmpty] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    const text = String(fields.get('text') ?? '')
    setEmpty(text.trim() === '')
    if (text.trim() === '') return
    onFile(fileOfText(text, String(fields.get('name') ?? '')))
    form.current?.reset()
  }
  return (
    <form ref={form} onSubmit={send} className="grid gap-3">
      <h2 className="border-b border-ink pb-1 text-sm font-bold">{words('pasteTitle')}</h2>
      <TextField label={words('pasteName')} name="name" hint={words('pasteNameHint')} maxLength={100} />
      <TextAreaField
        label={words('pasteText')}
        name="text"
        spellCheck={false}
        style={{ minHeight: '12rem', maxHeight: '24rem' }}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit">{words('pasteSend')}</Button>
        <p role="alert" className="text-xs text-danger">
          {isEmpty && words('pasteEmpty')}
        </p>
      </div>
    </form>
  )
}
