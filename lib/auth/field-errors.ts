import type { z } from 'zod'

type Issue = z.core.$ZodIssue

/** Sentences of `errors.field` that a schema may name itself as the message of a rule. */
const NAMED = ['differs', 'order', 'required', 'address', 'external-id', 'stations']

/** What is wrong with each field, as keys of `errors.field` in lib/words, a limit behind a colon: `too-long:200`. */
export function fieldErrors(error: z.ZodError): Record<string, string[]> {
  const fields: Record<string, string[]> = {}
  for (const issue of error.issues) {
    const name = issue.path.map(String).join('.')
    const codes = (fields[name] ??= [])
    const code = codeOf(issue)
    if (!codes.includes(code)) codes.push(code)
  }
  return fields
}

function codeOf(issue: Issue): string {
  if (NAMED.includes(issue.message)) return issue.message
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'string' && issue.minimum > 1 ? `too-short:${issue.minimum}` : 'required'
    case 'too_big':
      return `too-long:${issue.maximum}`
    case 'invalid_format':
      return formatCode(issue.format)
    case 'invalid_value':
      return 'choice'
    case 'invalid_union':
      return unionCode(issue)
    default:
      return 'invalid'
  }
}

function formatCode(format: string): string {
  if (format === 'email') return 'email'
  return format === 'date' ? 'date' : 'invalid'
}

/** Of several shapes that were all wrong, the last is the one a person meant: the others are ways to leave it empty. */
function unionCode(issue: Extract<Issue, { code: 'invalid_union' }>): string {
  const meant = issue.errors.at(-1)?.[0]
  return meant ? codeOf(meant) : 'invalid'
}
