import type { BylineDraft } from '@/lib/pipeline/model'

/** The fields of an article that are one line of text. */
export const TEXT_FIELDS = [
  'kicker',
  'headline',
  'deck',
  'printedSection',
  'outlet',
  'sourceCredit',
  'dateline',
  'continuesFrom',
  'continuesTo',
] as const
export type TextField = (typeof TEXT_FIELDS)[number]

/** Signatures as one line: `李天蔚（记者）；王一（通讯员）`. */
export const bylinesText = (bylines: readonly BylineDraft[]): string =>
  bylines.map(({ name, role }) => (role ? `${name}（${role}）` : name)).join('；')

/** Signatures from one line: names apart by `；`, `、` or a comma, each with its role in brackets. */
export function bylinesOf(text: string): BylineDraft[] {
  return text.split(/[；;、，,\n]/u).flatMap((one): BylineDraft[] => {
    const [, name = '', role = ''] = /^\s*(.*?)\s*(?:[（(]\s*(.*?)\s*[）)])?\s*$/u.exec(one) ?? []
    return name ? [{ name, role: role || null }] : []
  })
}
