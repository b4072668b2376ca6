import { Forbidden } from '../errors'
import type { Actor, Doer, Role } from './actor'
import { statusAfter, type State, type Step } from './workflow'

/** What a rule may ask about the article at hand. */
export type ArticleFacts = {
  state: State
  /** Whether the newsroom's setting asks for review rounds. */
  needsReview: boolean
  /** Who made it: the account it was created by, who submitted it, who edited it last. */
  makerIds: readonly string[]
  /** Who gave an opinion in another round of the review that is going on. */
  reviewerIds: readonly string[]
}

/** An article that is only about to be made, by the machine. */
export const NEW_DRAFT: ArticleFacts = { state: 'DRAFT', needsReview: false, makerIds: [], reviewerIds: [] }

/** Whom a rule asks about: who acts, or who is to be told. */
export type Person = Pick<Actor, 'id' | 'role'>

type When = (actor: Person, article: ArticleFacts) => boolean
type Rule = { roles: readonly Role[]; when?: When }

const STAFF = ['CONTRIBUTOR', 'EDITOR', 'ADMIN'] as const
const EDITORS = ['EDITOR', 'ADMIN'] as const
const ADMINS = ['ADMIN'] as const
/** No account: what is asked of the machine itself, by whoever is at the command line of its server. */
const MACHINE = [] as const

const canTake =
  (step: Step): When =>
  (_, article) =>
    statusAfter(article.state, step) !== null
const both =
  (one: When, other: When): When =>
  (actor, article) =>
    one(actor, article) && other(actor, article)

const isOwn: When = (actor, { makerIds }) => makerIds.includes(actor.id)
/** Contributors only with what is their own. */
const isOwnOfContributor: When = (actor, article) => actor.role !== 'CONTRIBUTOR' || isOwn(actor, article)

/** While it waits for its hour, exactly what was approved waits; what is killed or thrown away is not worked on. */
const waitsForItsHour = ({ state }: ArticleFacts) => state === 'SCHEDULED' || state === 'CHANGE_SCHEDULED'
const isClosed = (article: ArticleFacts) =>
  waitsForItsHour(article) || article.state === 'KILLED' || article.state === 'TRASHED'
/** A contributor's hands are off once an article is with the reviewers or the readers. */
const isOpenTo: When = (actor, article) =>
  !isClosed(article) && (actor.role !== 'CONTRIBUTOR' || article.state === 'DRAFT')
/** What was killed or thrown away is no business of others. */
const isInSight: When = (actor, article) =>
  (article.state !== 'KILLED' && article.state !== 'TRASHED') || isOwnOfContributor(actor, article)

/** Changes of a public article are sent to reviewers only where there are any. */
const hasReviewers: When = (_, { state, needsReview }) =>
  needsReview || state === 'DRAFT' || state === 'WITHDRAWN'
/** Where there are rounds, only what passed them goes out. */
const isCleared: When = (_, article) =>
  !article.needsReview ||
  article.state === 'APPROVED' ||
  article.state === 'CHANGE_APPROVED' ||
  waitsForItsHour(article)
/** Nobody judges their own work, or twice. */
const isImpartial: When = (actor, { makerIds, reviewerIds }) =>
  !makerIds.includes(actor.id) && !reviewerIds.includes(actor.id)
const isImpartialWhereReviewed: When = (actor, article) => !article.needsReview || isImpartial(actor, article)

/** Who may do what. Every permission in the product is a row of this table. */
export const POLICY = {
  'desk.view': { roles: STAFF },
  'account.update': { roles: STAFF },
  /** One's own, as everyone's are. */
  'notification.view': { roles: STAFF },
  'notification.update': { roles: STAFF },

  'page.view': { roles: STAFF },
  'page.import': { roles: STAFF },
  'page.update': { roles: STAFF },
  /** On the splitting desk; what an act means for an article in other hands becomes a proposed change. */
  'page.split': { roles: STAFF },
  'page.acts': { roles: ADMINS },

  'article.list': { roles: STAFF },
  'article.view': { roles: STAFF, when: isInSight },
  /** As readers will see it; never public. */
  'article.preview': { roles: STAFF, when: isInSight },
  'article.create': { roles: STAFF },
  /** One act on many articles; each is asked the row of the act besides. */
  'article.bulk': { roles: STAFF },
  'article.edit': { roles: STAFF, when: isOpenTo },
  'article.history': { roles: STAFF, when: isInSight },
  'article.restore-revision': { roles: STAFF, when: isOpenTo },
  'article.name-revision': { roles: STAFF, when: isInSight },
  /** Words about the text, beside it: also while it is with the reviewers. */
  'article.comment': { roles: STAFF, when: isInSight },
  'article.resolve-comment': { roles: STAFF, when: isInSight },
  'article.suggest-change': { roles: STAFF, when: isInSight },
  /** Writes the change into the text. */
  'article.accept-suggested': { roles: STAFF, when: isOpenTo },
  'article.reject-suggested': { roles: STAFF, when: isInSight },
  /** From whoever else has it open: their unsent text becomes a revision. */
  'article.take-over': { roles: STAFF, when: isOpenTo },
  /** Who is to work on it, and until when. */
  'article.assign': { roles: EDITORS, when: (_, { state }) => state !== 'KILLED' && state !== 'TRASHED' },
  /** How soon it is to be worked on. */
  'article.prioritize': { roles: EDITORS, when: (_, { state }) => state !== 'KILLED' && state !== 'TRASHED' },
  /** Joining a jump, settling a duplicate: asked of both articles. */
  'article.join': { roles: STAFF, when: isOpenTo },
  'article.submit': { roles: STAFF, when: both(canTake('submit'), both(isOpenTo, hasReviewers)) },
  'article.recall': { roles: STAFF, when: both(canTake('recall'), isOwn) },
  'article.approve': { roles: EDITORS, when: both(canTake('approve'), isImpartial) },
  'article.return': { roles: EDITORS, when: both(canTake('return'), isImpartialWhereReviewed) },
  'article.publish': { roles: EDITORS, when: both(canTake('publish'), isCleared) },
  'article.schedule': { roles: EDITORS, when: both(canTake('schedule'), isCleared) },
  'article.unschedule': { roles: EDITORS, when: canTake('unschedule') },
  /** Another hour for exactly what waits. */
  'article.reschedule': { roles: EDITORS, when: (_, article) => waitsForItsHour(article) },
  'article.unpublish': { roles: EDITORS, when: canTake('unpublish') },
  'article.withdraw': { roles: EDITORS, when: canTake('withdraw') },
  'article.kill': { roles: EDITORS, when: canTake('kill') },
  'article.revive': { roles: EDITORS, when: canTake('revive') },
  'article.trash': { roles: STAFF, when: both(canTake('trash'), isOwnOfContributor) },
  'article.restore': { roles: STAFF, when: both(canTake('restore'), isOwnOfContributor) },
  'article.publish-import': { roles: ADMINS, when: canTake('publish') },

  /** Lists of articles under a name: one's own, what the newsroom shares, and others' shared ones. */
  'view.keep': { roles: STAFF },
  'view.share': { roles: EDITORS },
  'view.manage-shared': { roles: ADMINS },

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

  'picture.view': { roles: STAFF },
  'picture.upload': { roles: STAFF },
  'picture.change': { roles: STAFF },
  'picture.delete': { roles: EDITORS },

  'indicator.view': { roles: STAFF },
  'indicator.create': { roles: STAFF },
  'indicator.rename': { roles: EDITORS },
  'indicator.merge': { roles: ADMINS },
  'indicator.delete': { roles: ADMINS },

  'conflict.view': { roles: STAFF },
  'conflict.settle': { roles: EDITORS },

  'side-effect.view': { roles: ADMINS },
  'side-effect.replay': { roles: ADMINS },
  'mail.view': { roles: ADMINS },
  'mail.replay': { roles: ADMINS },
  'rule.view': { roles: ADMINS },
  'rule.switch': { roles: ADMINS },
  'calendar.view': { roles: STAFF },
  'front.view': { roles: STAFF },
  'front.arrange': { roles: EDITORS },

  'user.view': { roles: ADMINS },
  'user.manage': { roles: ADMINS },
  /** An invitation holds while whoever sent it may still invite. */
  'user.invite': { roles: ADMINS },
  'audit.view': { roles: ADMINS },
  'audit.export': { roles: ADMINS },
  'setting.update': { roles: ADMINS },
  /** What lets programs read more of the API. */
  'api-token.manage': { roles: ADMINS },
  'section.manage': { roles: ADMINS },

  /** Everything leaves or comes at once: who may do that holds the server, and no session is enough for it. */
  'site.export': { roles: MACHINE },
  'site.restore': { roles: MACHINE },
} as const satisfies Record<string, Rule>

export type Action = keyof typeof POLICY

/** False, not an error, when a rule needs an article and none is given. */
export function can(actor: Person, action: Action, article?: ArticleFacts): boolean {
  const rule: Rule = POLICY[action]
  if (!rule.roles.includes(actor.role)) return false
  return !rule.when || (article !== undefined && rule.when(actor, article))
}

/** Throws `Forbidden` unless the table allows it. */
export function authorize(actor: Actor, action: Action, article?: ArticleFacts): void {
  if (!can(actor, action, article)) throw new Forbidden(action)
}

/** Throws `Forbidden` for every account: these rows are the machine's. */
export function authorizeMachine(doer: Doer, action: 'site.export' | 'site.restore'): void {
  if (doer.id !== null) throw new Forbidden(action)
}

/** Whether the table allows it to the role for some article at least: what a door checks before the article is read. */
export const mayEver = (actor: Actor, action: Action): boolean => {
  const rule: Rule = POLICY[action]
  return rule.roles.includes(actor.role)
}
