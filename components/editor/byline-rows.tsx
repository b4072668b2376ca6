'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { Button } from '@/components/ui/button'
import { controlLook } from '@/components/ui/field'
import type { BylineRow } from './article-fields'
import { createId } from './create-id'

const ROLES = ['记者', '通讯员', '摄影', '作者'] as const

type Props = {
  bylines: readonly BylineRow[]
  isReadOnly: boolean
  onChange: (bylines: readonly BylineRow[]) => void
}

/** The signatures in printed order: add, name, give a role, move, remove. */
export function BylineRows({ bylines, isReadOnly, onChange }: Props) {
  const words = useTranslations('editor.bylines')
  const roles = useId()

  const change = (at: number, part: Partial<BylineRow>) =>
    onChange(bylines.map((row, index) => (index === at ? { ...row, ...part } : row)))
  const add = () => onChange([...bylines, { key: createId(), name: '', role: null, personTagId: null }])
  function move(at: number, by: 1 | -1) {
    const rows = [...bylines]
    const [row] = rows.splice(at, 1)
    if (row) rows.splice(at + by, 0, row)
    onChange(rows)
  }

  return (
    <fieldset className="grid gap-2" disabled={isReadOnly}>
      <legend className="mb-1 text-xs text-muted">{words('title')}</legend>
      <datalist id={roles}>
        {ROLES.map((role) => (
          <option key={role} value={role} />
        ))}
      </datalist>
      {bylines.map((row, at) => (
        <div key={row.key} className="grid grid-cols-[minmax(0,1fr)_5.5rem_auto] items-center gap-1">
          <input
            type="text"
            lang="zh-CN"
            autoComplete="off"
            aria-label={words('name', { number: at + 1 })}
            autoFocus={row.name === '' && !row.key.startsWith('stored')}
            maxLength={60}
            className={controlLook}
            value={row.name}
            onChange={(event) => change(at, { name: event.target.value, personTagId: null })}
          />
          <input
            type="text"
            lang="zh-CN"
            autoComplete="off"
            list={roles}
            aria-label={words('role', { number: at + 1 })}
            placeholder={words('rolePlaceholder')}
            maxLength={20}
            className={controlLook}
            value={row.role ?? ''}
            onChange={(event) => change(at, { role: event.target.value || null })}
          />
          <span className="flex">
            <Button
              size="small"
              kind="bare"
              disabled={at === 0}
              aria-label={words('up', { number: at + 1 })}
              onClick={() => move(at, -1)}
            >
              ↑
            </Button>
            <Button
              size="small"
              kind="bare"
              disabled={at === bylines.length - 1}
              aria-label={words('down', { number: at + 1 })}
              onClick={() => move(at, 1)}
            >
              ↓
            </Button>
            <Button
              size="small"
              kind="bare"
              aria-label={words('remove', { number: at + 1 })}
              onClick={() => onChange(bylines.filter((_, index) => index !== at))}
            >
              ×
            </Button>
          </span>
        </div>
      ))}
      {!isReadOnly && (
        <div>
          <Button size="small" kind="quiet" onClick={add}>
            {words('add')}
          </Button>
        </div>
      )}
    </fieldset>
  )
}
