'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useId, useState } from 'react'
import { z } from 'zod'
import { controlLook } from '@/components/ui/field'

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
export type Found = z.infer<typeof Found>['data'][number]

const PAUSE_MS = 150

/** What fits the words typed so far, asked for when the typing pauses; whether it was answered at all. */
function useFound(address: string, typed: string): { found: Found[]; state: 'reading' | 'read' | 'failed' } {
  const [found, setFound] = useState<Found[]>([])
  const [state, setState] = useState<'reading' | 'read' | 'failed'>('reading')
  useEffect(() => {
    const stop = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const response = await fetch(`${address}&q=${encodeURIComponent(typed)}`, { signal: stop.signal })
        setFound(Found.parse(await response.json()).data)
        setState('read')
      } catch (error) {
        if (stop.signal.aborted) return
        console.error('type-ahead failed', error)
        setFound([])
        setState('failed')
      }
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [address, typed])
  return { found, state }
}

type Props = {
  /** Left out of what is found: it itself. */
  exceptId: string
  namespace: 'admin.tags' | 'admin.metrics'
  /** The address of the type-ahead, with its fixed parameters. */
  search: string
  /** The field of the form around that gets the id of what is chosen. */
  name: string
  legend?: string
  isRequired?: boolean
  onChoose?: (found: Found) => void
}

/** Finds a tag or indicator by typing and lets one be chosen: fields of the form around. */
export function PickEntry({ exceptId, namespace, search, name, legend, isRequired = true, onChoose }: Props) {
  const words = useTranslations(namespace)
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<Found | null>(null)
  const errors = useTranslations('errors.code')
  const { found: all, state } = useFound(search, typed)
  const found = all.filter(({ id }) => id !== exceptId)
  // What is chosen stays in the form while other words are typed.
  const rows = chosen && !found.some(({ id }) => id === chosen.id) ? [chosen, ...found] : found
  const searchId = useId()
  return (
    <>
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
        <legend className="mb-1 text-xs text-muted">{legend ?? words('mergeInto')}</legend>
        {state === 'failed' && <p className="text-danger">{errors('network')}</p>}
        {state === 'read' && rows.length === 0 && <p className="text-muted">{words('mergeNone')}</p>}
        <div className="max-h-56 overflow-y-auto">
          {rows.map((one) => (
            <label key={one.id} className="flex min-h-8 items-center gap-2 border-b border-rule">
              <input
                type="radio"
                name={name}
                value={one.id}
                required={isRequired}
                checked={chosen?.id === one.id}
                onChange={() => {
                  setChosen(one)
                  onChoose?.(one)
                }}
                className="accent-accent"
              />
              {one.name}
              {one.disambiguation && <span className="text-muted">({one.disambiguation})</span>}
              {one.matched !== one.name && <span className="text-xs text-muted">{one.matched}</span>}
            </label>
          ))}
        </div>
      </fieldset>
    </>
  )
}
