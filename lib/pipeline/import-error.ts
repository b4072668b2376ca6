export const IMPORT_ERROR_CODES = [
  'unreadable',
  'unknown-format',
  'disguised',
  'picture',
  'old-word',
  'old-wps',
  'apple-pages',
  'macros',
  'undecodable',
  'binary',
  'empty',
  'no-text',
  'too-large',
  'lone-surrogate',
  'encrypted',
  'corrupt',
  'too-slow',
  'too-much-memory',
  'too-many-pages',
  'archive-too-large',
  'archive-too-many',
  'archive-too-deep',
  'archive-empty',
  'failed',
] as const
export type ImportErrorCode = (typeof IMPORT_ERROR_CODES)[number]

/** What a message needs to say it in the reader's language: sizes in bytes, offsets from 0. */
export type ImportErrorFacts = Record<string, string | number>

/**
 * A file that cannot become a source page. `code` chooses the sentence, `facts` fill it;
 * `message` is the plain English one the command line prints.
 */
export class ImportError extends Error {
  readonly code: ImportErrorCode
  readonly facts: ImportErrorFacts

  constructor(code: ImportErrorCode, message: string, facts: ImportErrorFacts = {}) {
    super(message)
    this.name = 'ImportError'
    this.code = code
    this.facts = facts
  }
}
