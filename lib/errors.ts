import type { BorneName } from './editorial/borne-name'

/** Why a sound request was refused by a rule of the product; each has its sentence in errors.json of lib/words. */
export const REFUSALS = [
  'view-name-taken',
  'tag-in-use',
  'tag-name-taken',
  'tag-merge-self',
  'tag-not-in-text',
  'tag-merge-type',
  'tag-deleted',
  'tag-split-nothing',
  'tag-split-self',
  'tag-external-id-taken',
  'indicator-in-use',
  'indicator-name-taken',
  'indicator-merge-self',
  'email-taken',
  'mail-off',
  'link-useless',
  'section-taken',
  'section-in-use',
  'section-default',
  'code-needed',
  'wrong-code',
  'factor-on',
  'factor-required',
  'last-admin',
  'self-disable',
  'headline-missing',
  'body-empty',
  'figures-stale',
  'marks-unsettled',
  'conflict-gone',
  'wrong-status',
  'review-missing',
  'review-unchecked',
  'review-opinion-missing',
  'reviewer-unfit',
  'schedule-time-missing',
  'schedule-and-embargo',
  'schedule-past',
  'expiry-too-early',
  'change-embargo',
  'expires-before-change',
  'correction-not-public',
  'change-unsaid',
  'alt-missing',
  'reprint-source-missing',
  'page-unowned-lines',
  'page-done',
  'act-means-nothing',
  'acts-overtaken',
  'nothing-to-undo',
  'nothing-to-redo',
  'field-too-long',
  'article-retired',
  'restore-same',
  'change-same',
  'change-words-gone',
  'proposal-withdraw-first',
  'wrong-password',
  'too-many-attempts',
  'document-invalid',
  'import-cancelled',
  'join-self',
  'join-changed',
  'proposal-open',
  'picture-format',
  'picture-broken',
  'picture-too-large',
  'picture-too-many-pixels',
  'picture-in-use',
  'picture-missing',
] as const
export type Refusal = (typeof REFUSALS)[number]

/** A refusal the person at the screen can act on. Anything else is a bug and belongs to the error page and the log. */
export abstract class AppError extends Error {
  abstract readonly code: 'unauthenticated' | 'forbidden' | 'not-found' | 'conflict' | 'refused' | 'borne'
}

/** Nobody is signed in, or the session has ended. */
export class Unauthenticated extends AppError {
  readonly code = 'unauthenticated'
}

/** The policy table says no. */
export class Forbidden extends AppError {
  readonly code = 'forbidden'
  readonly action: string

  constructor(action: string) {
    super(`not allowed: ${action}`)
    this.action = action
  }
}

export class NotFound extends AppError {
  readonly code = 'not-found'
}

/** The row changed between the editor's read and this write; nothing was written. */
export class Conflict extends AppError {
  readonly code = 'conflict'
}

/** A rule of the product forbids it as things stand; `facts` fill the sentence that explains it. */
export class Refused extends AppError {
  readonly code = 'refused'
  readonly reason: Refusal
  readonly facts: Record<string, string | number>

  constructor(reason: Refusal, facts: Record<string, string | number> = {}) {
    super(reason)
    this.reason = reason
    this.facts = facts
  }
}

/** Others bear the name that was to be given, and nobody said that both are to: nothing was written, an editor is asked. */
export class NameBorne extends AppError {
  readonly code = 'borne'
  readonly borne: BorneName

  constructor(borne: BorneName) {
    super(`others bear the name ${borne.name}`)
    this.borne = borne
  }
}

/**
 * Something on the machine that the person who runs a command must put right: a busy port, an unreachable database.
 * The message is one line that says what is wrong and what to do; commands print it without a stack and exit with 1.
 */
export class SetupError extends Error {}
