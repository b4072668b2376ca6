'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useId, useState } from 'react'
import { z } from 'zod'
import { ActionForm } from '@/components/ui/action-form'
import { useCloseDialog } from '@/components/ui/dialog'
import { controlLook } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/action-result'

const Found = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      disambiguation: z.string().default(''),
      matched: z.string(),
    }),
  ),
})
type Found = z.infer<typeof Found>['data'][number]

const PAUSE_MS = 150

/** What fits the words typed so far, asked for when the typing pauses. */
function useFound(address: string, typed: string): Found[] {
  const [found, setFound] = useState<Found[]>([])
  useEffect(() => {
    const stop = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const response = await fetch(`${address}&q=${encodeURIComponent(typed)}`, { signal: stop.signal })
        setFound(Found.safeParse(await response.json()).data?.data ?? [])
      } catch {
        if (!stop.signal.aborted) setFound([])
      }
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [address, typed])
  return found
}

type Props = {
  action: FormAction<void>
  loser: { id: string; version: number }
  namespace: 'admin.tags' | 'admin.metrics'
  /** The address of the type-ahead, with its fixed parameters. */
  search: string
  /** What the merge will touch. */
  preview: string
}

/** Finds the survivor by typing, says what will be touched, merges. */
export function MergeForm({ action, loser, namespace, search, preview }: Props) {
  const words = useTranslations(namespace)
  const close = useCloseDialog()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<Found | null>(null)
  const found = useFound(search, typed).filter(({ id }) => id !== loser.id)
  const searchId = useId()
  return (
    <ActionForm action={action} hidden={{ ...loser }} done={words('mergeDone')} onDone={close}>
      <p>{preview}</p>
      <div className="grid gap-1">
        <label htmlFor={searchId} className="text-xs text-muted">
          {words('mergeSearch')}
        </label>
        <input
          id={searchId}
          type="search"
          autoComplete="off"
          className={controlLook}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          // Enter in the search must not merge before anything is chosen.
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        />
      </div>
      <fieldset>
        <legend className="mb-1 text-xs text-muted">{words('mergeInto')}</legend>
        {found.length === 0 && <p className="text-muted">{words('mergeNone')}</p>}
        <div className="max-h-56 overflow-y-auto">
          {found.map((one) => (
            <label key={one.id} className="flex min-h-8 items-center gap-2 border-b border-rule">
              <input
                type="radio"
                name="intoId"
                value={one.id}
                required
                checked={chosen?.id === one.id}
                onChange={() => setChosen(one)}
                className="accent-accent"
              />
              {one.name}
              {one.disambiguation && <span className="text-muted">({one.disambiguation})</span>}
              {one.matched !== one.name && <span className="text-xs text-muted">{one.matched}</span>}
            </label>
          ))}
        </div>
      </fieldset>
      <div className="flex items-center justify-end gap-3">
        {chosen && <p className="mr-auto text-xs text-muted">{words('chosen', { name: chosen.name })}</p>}
        <SubmitButton isDisabled={!found.some(({ id }) => id === chosen?.id)}>
          {words('mergeDo')}
        </SubmitButton>
      </div>
    </ActionForm>
  )
}
