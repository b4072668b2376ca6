import { createId } from '../editor/create-id'
import type { DeskCommand } from './desk-keys'
import type { DeskRow } from './desk-rows'
import type { DeskPanel } from './desk-session'
import { likelyCut } from './line-cut'
import { findStop, reachRow, rowIndexAt, selectOne, type LineSelection } from './line-selection'
import {
  planJoin,
  planMove,
  planNew,
  planParagraph,
  planRestore,
  planRole,
  planSplit,
  type Plan,
  type Situation,
} from './to-acts'

/** Lines a page key goes. */
const PAGE_STEP = 15

/** Where a command of movement leads; null for other commands, and when there is nowhere to go. */
export function moveBy(
  command: DeskCommand,
  rows: readonly DeskRow[],
  selection: LineSelection,
): LineSelection | null {
  const at = rowIndexAt(rows, selection.focus)
  switch (command.do) {
    case 'step': {
      const { by, extend } = command
      const to =
        by === 'first'
          ? 0
          : by === 'last'
            ? rows.length - 1
            : at + (by === 'page' ? PAGE_STEP : by === '-page' ? -PAGE_STEP : by)
      return reachRow(rows, selection, to, extend ? 'extend' : 'only')
    }
    case 'stop': {
      const to = findStop(rows, at, command.stop, command.by)
      return to === null ? null : reachRow(rows, selection, to, 'only')
    }
    case 'all':
      return { anchor: rows[0]?.start ?? 0, focus: rows.at(-1)?.start ?? 0, kept: [] }
    case 'collapse':
      return selectOne(selection.focus)
    case 'toggle':
      return reachRow(rows, selection, at, 'toggle')
    default:
      return null
  }
}

/** The panel a command opens before anything is done. */
export function panelOf(command: DeskCommand, chosen: readonly DeskRow[]): DeskPanel | null {
  const [row] = chosen
  switch (command.do) {
    case 'choose-article':
      return { kind: 'article' }
    case 'choose-merge':
      return { kind: 'merge' }
    case 'choose-reason':
      return { kind: 'reason' }
    case 'choose-role':
      return { kind: 'role' }
    case 'fields':
      return row?.owner.kind === 'article' ? { kind: 'fields', articleId: row.owner.articleId } : null
    case 'cut-line': {
      const at = row ? likelyCut(row.text) : null
      return row && at !== null ? { kind: 'cut', rowStart: row.start, at } : null
    }
    default:
      return null
  }
}

/** The acts that a command asks for; null for a command that is none. */
export function planOf(command: DeskCommand, situation: Situation): Plan | null {
  switch (command.do) {
    case 'split':
      return planSplit(situation, createId())
    case 'join':
      return planJoin(situation)
    case 'move':
      return planMove(situation, command.index)
    case 'new':
      return planNew(situation, createId())
    case 'role':
      return planRole(situation, command.role, createId())
    case 'restore':
      return planRestore(situation, createId())
    case 'paragraph':
      return planParagraph(situation)
    case 'fields':
      return { nothing: 'not-in-article' }
    case 'cut-line':
      return { nothing: 'no-room' }
    default:
      return null
  }
}
