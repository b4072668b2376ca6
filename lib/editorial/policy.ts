import { Forbidden } from '../errors'
import type { Actor, Role } from './actor'
import { statusAfter, type Status, type Step } from './workflow'

/** What a rule may ask about the article at hand. */
export type ArticleFacts = { status: Status }

type Rule = { roles: readonly Role[]; when?: (actor: Actor, article: ArticleFacts) => boolean }

const STAFF = ['CONTRIBUTOR', 'EDITOR', 'ADMIN'] as const
const EDITORS = ['EDITOR', 'ADMIN'] as const
const ADMINS = ['ADMIN'] as const

const canTake = (step: Step) => (_: Actor, article: ArticleFacts) =>
  statusAfter(article.status, step) !== null
/** A contributor's hands are off once an article is with the reviewers or the readers. */
const isOpenTo = (actor: Actor, article: ArticleFacts) =>
  actor.role !== 'CONTRIBUTOR' || article.status === 'DRAFT'

/** Who may do what. Every permission in the product is a row of this table. */
export const POLICY = {
  'desk.view': { roles: STAFF },
  'account.update': { roles: STAFF },

  'page.view': { roles: STAFF },
  'page.import': { roles: STAFF },
  'page.update': { roles: STAFF },
  /** On the splitting desk; what an act means for an article in other hands becomes a proposed change. */
  'page.split': { roles: STAFF },
  'page.acts': { roles: ADMINS },

  'article.view': { roles: STAFF },
  'article.create': { roles: STAFF },
  'article.edit': { roles: STAFF, when: isOpenTo },
  /** Joining a jump, settling a duplicate: asked of both articles. */
  'article.join': { roles: STAFF, when: isOpenTo },
  'article.submit': { roles: STAFF, when: canTake('submit') },
  'article.return': { roles: EDITORS, when: canTake('return') },
  'article.publish': { roles: EDITORS, when: canTake('publish') },
  'article.unpublish': { roles: EDITORS, when: canTake('unpublish') },
  'article.publish-import': { roles: ADMINS, when: canTake('publish') },

  'tag.view': { roles: STAFF },
  'tag.create': { roles: STAFF },
  'tag.rename': { roles: EDITORS },
  'tag.retype': { roles: ADMINS },
  'tag.profile': { roles: ADMINS },
  'tag.merge': { roles: ADMINS },
  'tag.split': { roles: ADMINS },
  'tag.transfer': { roles: ADMINS },
  'tag.delete': { roles: ADMINS },
  /** Tagging the same words in many articles; each is asked `article.edit` besides. */
  'tag.spread': { roles: STAFF },
  'tag.spread-undo-any': { roles: ADMINS },

  'search.misses': { roles: EDITORS },

  'indicator.view': { roles: STAFF },
  'indicator.create': { roles: STAFF },
  'indicator.rename': { roles: EDITORS },
  'indicator.merge': { roles: ADMINS },
  'indicator.delete': { roles: ADMINS },

  'conflict.view': { roles: STAFF },
  'conflict.settle': { roles: EDITORS },

  'rule.view': { roles: ADMINS },
  'rule.switch': { roles: ADMINS },
  'front.view': { roles: STAFF },
  'front.arrange': { roles: EDITORS },

  'user.view': { roles: ADMINS },
  'user.manage': { roles: ADMINS },
  'audit.view': { roles: ADMINS },
  'setting.update': { roles: ADMINS },
} as const satisfies Record<string, Rule>

export type Action = keyof typeof POLICY

/** False, not an error, when a rule needs an article and none is given. */
export function can(actor: Actor, action: Action, article?: ArticleFacts): boolean {
  const rule: Rule = POLICY[action]
  if (!rule.roles.includes(actor.role)) return false
  return !rule.when || (article !== undefined && rule.when(actor, article))
}

/** Throws `Forbidden` unless the table allows it. */
export function authorize(actor: Actor, action: Action, article?: ArticleFacts): void {
  if (!can(actor, action, article)) throw new Forbidden(action)
}

/** Whether the table allows it to the role for some article at least: what a door checks before the article is read. */
export const mayEver = (actor: Actor, action: Action): boolean => {
  const rule: Rule = POLICY[action]
  return rule.roles.includes(actor.role)
}
