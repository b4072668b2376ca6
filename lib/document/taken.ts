import type { Transaction } from '@tiptap/pm/state'

/** The name under which a transaction says that it brings what is stored, and is no edit of this person. */
export const TAKEN = 'takenContent'
export const isTaken = (tr: Transaction): boolean => tr.getMeta(TAKEN) === true
