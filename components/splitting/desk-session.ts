'use client'

import { createContext, useContext, type Dispatch, type SetStateAction } from 'react'
import type { DeskAct } from '@/lib/editorial/desk-act'
import type { DiscardReason } from '@/lib/pipeline/model'
import type { DeskSnapshot } from './desk-transport'
import type { DeskCommand } from './desk-keys'
import type { DeskRow } from './desk-rows'
import type { LineSelection } from './line-selection'

/** What stands open over the desk, with the focus in it. */
export type DeskPanel =
  | { kind: 'article' }
  | { kind: 'reason' }
  | { kind: 'role' }
  | { kind: 'help' }
  | { kind: 'fields'; articleId: string }
  | { kind: 'merge' }
  | { kind: 'cut'; rowStart: number; at: number }

export type DeskSession = {
  text: string
  snapshot: DeskSnapshot
  rows: readonly DeskRow[]
  /** Runs a command on what is selected. */
  run: (command: DeskCommand) => void
  /** Does acts that need no selection, and says so. */
  act: (acts: readonly DeskAct[]) => void
  /** Sets what is selected aside. */
  discardAs: (reason: DiscardReason) => void
  /** Shows a row and puts the focus on it. */
  show: (offset: number) => void
  setPanel: (panel: DeskPanel | null) => void
  mayEdit: boolean
}

const DeskContext = createContext<DeskSession | null>(null)
export const DeskProvider = DeskContext.Provider

/** The page on the desk; only inside its screen. */
export function useDesk(): DeskSession {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('no page is on the desk here')
  return desk
}

/** What is selected, apart from the rest: it changes with every key. */
export type DeskSelection = {
  selection: LineSelection
  chosen: readonly DeskRow[]
  /** Counts how often the focus was asked to come to the selected row. */
  focusRequest: number
  setSelection: Dispatch<SetStateAction<LineSelection>>
}

const SelectionContext = createContext<DeskSelection | null>(null)
export const DeskSelectionProvider = SelectionContext.Provider

export function useDeskSelection(): DeskSelection {
  const selection = useContext(SelectionContext)
  if (!selection) throw new Error('no page is on the desk here')
  return selection
}
