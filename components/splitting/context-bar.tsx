'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { BlockRole } from '@/lib/pipeline/model'
import { CutBar } from './cut-bar'
import type { DeskCommand } from './desk-keys'
import { useDesk, useDeskSelection, type DeskPanel } from './desk-session'
import { SelectionFacts } from './selection-facts'

const ROLE_KEYS = [
  ['headline', 'H'],
  ['kicker', 'K'],
  ['deck', 'D'],
  ['byline', 'B'],
  ['body', 'T'],
  ['subhead', 'S'],
  ['caption', 'C'],
] as const satisfies readonly (readonly [BlockRole, string])[]

type Props = { panel: DeskPanel | null; isPicking: boolean; onPicking: (isPicking: boolean) => void }

/** What is selected, and each act on it as a button with its key. */
export function ContextBar({ panel, isPicking, onPicking }: Props) {
  const words = useTranslations('splitting')
  const desk = useTranslations('desk')
  const { snapshot, run, mayEdit } = useDesk()
  const { chosen } = useDeskSelection()
  if (panel?.kind === 'cut') return <CutBar rowStart={panel.rowStart} at={panel.at} />
  const { view, pending, withdrawn } = snapshot
  const roles = new Set(chosen.map(({ owner }) => (owner.kind === 'article' ? owner.role : null)))
  const onlyRole = roles.size === 1 ? [...roles][0] : null
  return (
    <div role="group" aria-label={words('bar')} className="desk-bar">
      <SelectionFacts chosen={chosen} isPicking={isPicking} onPicking={onPicking} />
      {mayEdit && (
        <div className="desk-tools">
          <Tools>
            <Tool command={{ do: 'split' }} label={words('tool.split')} keys="↵" />
            <Tool command={{ do: 'join' }} label={words('tool.join')} keys="J" />
            <Tool command={{ do: 'choose-article' }} label={words('tool.move')} keys="M" hasMore />
            <Tool command={{ do: 'new' }} label={words('tool.new')} keys="A" />
          </Tools>
          <Tools>
            <Tool command={{ do: 'paragraph' }} label={words('tool.paragraph')} keys="G" />
            <Tool command={{ do: 'cut-line' }} label={words('tool.cut')} keys="L" />
            <Tool command={{ do: 'choose-reason' }} label={words('tool.discard')} keys="X" hasMore />
            <Tool command={{ do: 'restore' }} label={words('tool.restore')} keys="R" />
          </Tools>
          <Tools>
            {ROLE_KEYS.map(([role, keys]) => (
              <Tool
                key={role}
                command={{ do: 'role', role }}
                label={desk(`role.${role}`)}
                keys={keys}
                isOn={onlyRole === role}
              />
            ))}
            <Tool command={{ do: 'choose-role' }} label={words('tool.role')} keys="O" hasMore />
          </Tools>
          <Tools>
            <Tool
              command={{ do: 'undo' }}
              label={words('undo')}
              keys="U"
              isDisabled={!view.history.undo && pending.length === 0}
            />
            <Tool
              command={{ do: 'redo' }}
              label={words('redo')}
              keys="⇧U"
              isDisabled={!view.history.redo && withdrawn.length === 0}
            />
            <button type="button" className="desk-tool" onClick={() => run({ do: 'help' })}>
              {words('keys.title')}
              <kbd aria-hidden>?</kbd>
            </button>
          </Tools>
        </div>
      )}
    </div>
  )
}

const Tools = ({ children }: { children: ReactNode }) => <div className="desk-tool-group">{children}</div>

type ToolProps = {
  command: DeskCommand
  label: string
  keys: string
  hasMore?: boolean
  isOn?: boolean
  isDisabled?: boolean
}

/** A button for a command. Pressing it with a mouse leaves the focus among the lines. */
function Tool({ command, label, keys, hasMore = false, isOn, isDisabled = false }: ToolProps) {
  const { run } = useDesk()
  return (
    <button
      type="button"
      className="desk-tool"
      aria-pressed={isOn}
      aria-haspopup={hasMore ? 'dialog' : undefined}
      disabled={isDisabled}
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => run(command)}
    >
      {label}
      {hasMore && <span aria-hidden>…</span>}
      <kbd aria-hidden>{keys}</kbd>
    </button>
  )
}
