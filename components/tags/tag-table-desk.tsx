'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { z } from 'zod'
import { Button, buttonLook } from '@/components/ui/button'
import { controlLook } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { useAnnounce } from '@/components/ui/status-bar'
import { deskAddress } from '@/lib/editorial/addresses'
import { TagImportDone, TagImportPreview } from '@/lib/editorial/tag-import-answer'
import { DeskSection } from '@/components/desk/desk-section'
import { TagImportPlanView } from './tag-import-plan'

type State =
  | { at: 'empty' | 'reading' | 'writing' | 'moved-on' | 'failed' }
  | { at: 'read'; file: File; preview: TagImportPreview }

const Answer = z.object({ ok: z.literal(true), data: z.unknown() })

async function send(file: File, digest?: string): Promise<{ status: number; data: unknown }> {
  const asked = new URLSearchParams({ name: file.name, ...(digest && { digest }) })
  const response = await fetch(`${deskAddress.tagFile}?${asked}`, { method: 'POST', body: file })
  return { status: response.status, data: Answer.safeParse(await response.json()).data?.data }
}

/** The vocabulary as a file: taken out, changed elsewhere, and brought back after one has seen what that does. */
export function TagTableDesk() {
  const words = useTranslations('vocabulary.table')
  const announce = useAnnounce()
  const [state, setState] = useState<State>({ at: 'empty' })
  const fileId = useId()

  const read = async (file: File | undefined) => {
    if (!file) return
    setState({ at: 'reading' })
    try {
      const preview = TagImportPreview.safeParse((await send(file)).data)
      setState(preview.success ? { at: 'read', file, preview: preview.data } : { at: 'failed' })
    } catch {
      setState({ at: 'failed' })
    }
  }
  const write = async (file: File, digest: string) => {
    setState({ at: 'writing' })
    try {
      const { status, data } = await send(file, digest)
      const done = TagImportDone.safeParse(data)
      if (done.success) announce(words('done', done.data))
      setState({ at: done.success ? 'empty' : status === 409 ? 'moved-on' : 'failed' })
    } catch {
      setState({ at: 'failed' })
    }
  }

  return (
    <div className="grid max-w-5xl gap-8">
      <DeskSection title={words('export')} hint={words('exportHint')}>
        <div>
          <a href={deskAddress.tagFile} download className={buttonLook('plain')}>
            {words('download')}
          </a>
        </div>
      </DeskSection>
      <DeskSection title={words('import')} hint={words('importHint')}>
        <div className="grid max-w-md gap-1">
          <label htmlFor={fileId} className="text-xs text-muted">
            {words('file')}
          </label>
          <input
            id={fileId}
            type="file"
            accept=".csv,text/csv"
            className={controlLook}
            disabled={state.at === 'reading' || state.at === 'writing'}
            onChange={(event) => {
              void read(event.target.files?.[0])
              event.target.value = ''
            }}
          />
        </div>
        <div role="status">
          {state.at !== 'empty' && state.at !== 'read' && <p>{words(state.at)}</p>}
          {state.at === 'read' && (
            <Seen state={state} onWrite={write} onLeave={() => setState({ at: 'empty' })} />
          )}
        </div>
      </DeskSection>
    </div>
  )
}

type SeenProps = {
  state: Extract<State, { at: 'read' }>
  onWrite: (file: File, digest: string) => Promise<void>
  onLeave: () => void
}

function Seen({ state: { file, preview }, onWrite, onLeave }: SeenProps) {
  const words = useTranslations('vocabulary.table')
  const common = useTranslations('common')
  if (preview.kind === 'not-csv')
    return <Notice tone="danger">{words('not-csv', { file: file.name })}</Notice>
  if (preview.kind === 'heading') {
    const { missing, unknown } = preview.heading
    return (
      <Notice tone="danger">
        {missing.length > 0 && <p>{words('missing', { columns: missing.join(', ') })}</p>}
        {unknown.length > 0 && <p>{words('unknown', { columns: unknown.join(', ') })}</p>}
      </Notice>
    )
  }
  const { plan, digest } = preview
  const isSomething = plan.creates.length + plan.changes.length > 0
  return (
    <div className="grid gap-4">
      <TagImportPlanView file={file.name} plan={plan} />
      <div className="flex flex-wrap gap-2">
        {isSomething && plan.problems.length === 0 && (
          <Button kind="primary" onClick={() => void onWrite(file, digest)}>
            {words('do')}
          </Button>
        )}
        <Button kind="quiet" onClick={onLeave}>
          {common('cancel')}
        </Button>
      </div>
    </div>
  )
}
