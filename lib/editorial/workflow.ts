export const STATUSES = ['DRAFT', 'IN_REVIEW', 'PUBLISHED', 'WITHDRAWN'] as const
export type Status = (typeof STATUSES)[number]

export const STEPS = ['submit', 'return', 'publish', 'unpublish'] as const
export type Step = (typeof STEPS)[number]

/** Every way an article moves. Publishing a published article replaces its public copy. */
const ARROWS: Record<Step, { from: readonly Status[]; to: Status }> = {
  submit: { from: ['DRAFT'], to: 'IN_REVIEW' },
  return: { from: ['IN_REVIEW'], to: 'DRAFT' },
  publish: { from: ['DRAFT', 'IN_REVIEW', 'PUBLISHED', 'WITHDRAWN'], to: 'PUBLISHED' },
  unpublish: { from: ['PUBLISHED'], to: 'WITHDRAWN' },
}

/** The status after a step, or null when the step cannot be taken from there. */
export function statusAfter(status: Status, step: Step): Status | null {
  const arrow = ARROWS[step]
  return arrow.from.includes(status) ? arrow.to : null
}

/** True while an article is what the machine made of its lines and no reviewer or reader has seen it: acts rebuild it at once. */
export const isUntouched = (article: { status: Status; isEdited: boolean; slug: string | null }): boolean =>
  article.status === 'DRAFT' && !article.isEdited && article.slug === null
