import { describe, expect, test } from 'vitest'
import { Forbidden } from '../errors'
import { COMMAND_LINE, ROLES, type Actor, type Role } from './actor'
import { authorize, authorizeMachine, can, mayEver, POLICY, type Action, type ArticleFacts } from './policy'
import { STATES, type State } from './workflow'

const actorOf = (role: Role): Actor => ({
  id: role,
  name: role,
  email: `${role}@example.cn`,
  role,
  locale: 'en',
})

const ACTIONS = Object.keys(POLICY).filter((name): name is Action => name in POLICY)
const OF_ARTICLES = ACTIONS.filter((action) => 'when' in POLICY[action])
const LETTERS: Record<Role, string> = { CONTRIBUTOR: 'C', EDITOR: 'E', ADMIN: 'A' }

/** Whose article it is: the actor's own, another's, or one whose other round the actor reviewed. */
const RELATIONS = ['own', 'other', 'reviewed'] as const
type Relation = (typeof RELATIONS)[number]

const factsOf = (state: State, of: Relation, needsReview: boolean, actor: Actor): ArticleFacts => ({
  state,
  needsReview,
  makerIds: [of === 'own' ? actor.id : 'another'],
  reviewerIds: of === 'reviewed' ? [actor.id] : [],
})

const rolesThat = (may: (actor: Actor) => boolean) =>
  ROLES.map((role) => (may(actorOf(role)) ? LETTERS[role] : '-')).join('')

/** One line for each row of the table that asks about an article: who may do it in each state. */
const tableOf = (of: Relation, needsReview: boolean) =>
  OF_ARTICLES.map((action) => {
    const cells = STATES.map((state) =>
      rolesThat((actor) => can(actor, action, factsOf(state, of, needsReview, actor))),
    )
    return [action.replace('article.', '').padEnd(14), ...cells].join(' ')
  })

// In the order of STATES: draft, in review, approved, scheduled, published, corrected, change in review, change approved,
// change scheduled, expired, withdrawn, killed, trashed. C contributor, E editor, A admin.
const OWN = [
  'view           CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA',
  'preview        CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA',
  'edit           CEA -EA -EA --- -EA -EA -EA -EA --- -EA -EA --- ---',
  'history        CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA',
  'restore-revision CEA -EA -EA --- -EA -EA -EA -EA --- -EA -EA --- ---',
  'name-revision  CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA',
  'comment        CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA',
  'resolve-comment CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA',
  'suggest-change CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA',
  'accept-suggested CEA -EA -EA --- -EA -EA -EA -EA --- -EA -EA --- ---',
  'reject-suggested CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA',
  'take-over      CEA -EA -EA --- -EA -EA -EA -EA --- -EA -EA --- ---',
  'assign         -EA -EA -EA -EA -EA -EA -EA -EA -EA -EA -EA --- ---',
  'prioritize     -EA -EA -EA -EA -EA -EA -EA -EA -EA -EA -EA --- ---',
  'join           CEA -EA -EA --- -EA -EA -EA -EA --- -EA -EA --- ---',
  'submit         CEA --- --- --- --- --- --- --- --- --- -EA --- ---',
  'recall         --- CEA --- --- --- --- CEA --- --- --- --- --- ---',
  'approve        --- --- --- --- --- --- --- --- --- --- --- --- ---',
  'return         --- -EA -EA --- --- --- -EA -EA --- --- --- --- ---',
  'publish        -EA -EA -EA -EA -EA -EA -EA -EA -EA -EA -EA --- ---',
  'schedule       -EA -EA -EA --- -EA -EA -EA -EA --- --- -EA --- ---',
  'unschedule     --- --- --- -EA --- --- --- --- -EA --- --- --- ---',
  'reschedule     --- --- --- -EA --- --- --- --- -EA --- --- --- ---',
  'unpublish      --- --- --- --- -EA -EA -EA -EA -EA -EA --- --- ---',
  'withdraw       --- --- --- --- -EA -EA -EA -EA -EA -EA --- --- ---',
  'kill           -EA -EA -EA -EA --- --- --- --- --- --- -EA --- ---',
  'revive         --- --- --- --- --- --- --- --- --- --- --- -EA ---',
  'trash          CEA --- --- --- --- --- --- --- --- --- CEA CEA ---',
  'restore        --- --- --- --- --- --- --- --- --- --- --- --- CEA',
  'publish-import --A --A --A --A --A --A --A --A --A --A --A --- ---',
]

/** A table with some of its lines otherwise. */
const withLines = (table: readonly string[], lines: readonly string[]) =>
  table.map((line) => lines.find((other) => other.split(' ')[0] === line.split(' ')[0]) ?? line)

const OTHER = withLines(OWN, [
  'view           CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA -EA -EA',
  'preview        CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA -EA -EA',
  'history        CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA -EA -EA',
  'name-revision  CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA -EA -EA',
  'comment        CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA -EA -EA',
  'resolve-comment CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA -EA -EA',
  'suggest-change CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA -EA -EA',
  'reject-suggested CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA CEA -EA -EA',
  'recall         --- --- --- --- --- --- --- --- --- --- --- --- ---',
  'approve        --- -EA --- --- --- --- -EA --- --- --- --- --- ---',
  'trash          -EA --- --- --- --- --- --- --- --- --- -EA -EA ---',
  'restore        --- --- --- --- --- --- --- --- --- --- --- --- -EA',
])
/** Where there are rounds: only what passed them goes out, and changes of what is public pass them too. */
const WITH_ROUNDS = [
  'submit         CEA --- --- --- -EA -EA --- --- --- -EA -EA --- ---',
  'publish        --- --- -EA -EA --- --- --- -EA -EA --- --- --- ---',
  'schedule       --- --- -EA --- --- --- --- -EA --- --- --- --- ---',
]
const NO_RETURN = 'return         --- --- --- --- --- --- --- --- --- --- --- --- ---'
const NO_APPROVE = 'approve        --- --- --- --- --- --- --- --- --- --- --- --- ---'

describe('who may do what with an article', () => {
  test('of their own, without review rounds', () => expect(tableOf('own', false)).toEqual(OWN))
  test("of another's, without review rounds", () => expect(tableOf('other', false)).toEqual(OTHER))
  test('whose other round they reviewed, without review rounds', () =>
    expect(tableOf('reviewed', false)).toEqual(withLines(OTHER, [NO_APPROVE])))
  test('of their own, with review rounds', () =>
    expect(tableOf('own', true)).toEqual(withLines(OWN, [...WITH_ROUNDS, NO_RETURN])))
  test("of another's, with review rounds", () =>
    expect(tableOf('other', true)).toEqual(withLines(OTHER, WITH_ROUNDS)))
  test('whose other round they reviewed, with review rounds', () =>
    expect(tableOf('reviewed', true)).toEqual(withLines(OTHER, [...WITH_ROUNDS, NO_RETURN, NO_APPROVE])))
})

test('who may do what else is exactly this', () => {
  const rest = ACTIONS.filter((action) => !('when' in POLICY[action]))
  expect(rest.map((action) => `${action.padEnd(18)} ${rolesThat((actor) => can(actor, action))}`)).toEqual([
    'desk.view          CEA',
    'account.update     CEA',
    'notification.view  CEA',
    'notification.update CEA',
    'page.view          CEA',
    'page.import        CEA',
    'page.update        CEA',
    'page.split         CEA',
    'page.acts          --A',
    'article.list       CEA',
    'article.create     CEA',
    'article.bulk       CEA',
    'view.keep          CEA',
    'view.share         -EA',
    'view.manage-shared --A',
    'tag.view           CEA',
    'tag.create         CEA',
    'tag.rename         -EA',
    'tag.retype         --A',
    'tag.profile        --A',
    'tag.merge          --A',
    'tag.split          --A',
    'tag.transfer       --A',
    'tag.delete         --A',
    'tag.spread         CEA',
    'tag.spread-undo-any --A',
    'search.misses      -EA',
    'picture.view       CEA',
    'picture.upload     CEA',
    'picture.change     CEA',
    'picture.delete     -EA',
    'indicator.view     CEA',
    'indicator.create   CEA',
    'indicator.rename   -EA',
    'indicator.merge    --A',
    'indicator.delete   --A',
    'conflict.view      CEA',
    'conflict.settle    -EA',
    'side-effect.view   --A',
    'side-effect.replay --A',
    'mail.view          --A',
    'mail.replay        --A',
    'rule.view          --A',
    'rule.switch        --A',
    'calendar.view      CEA',
    'front.view         CEA',
    'front.arrange      -EA',
    'user.view          --A',
    'user.manage        --A',
    'user.invite        --A',
    'audit.view         --A',
    'audit.export       --A',
    'setting.update     --A',
    'api-token.manage   --A',
    'section.manage     --A',
    'site.export        ---',
    'site.restore       ---',
  ])
})

/** Every cell: action, role, state, relation, with and without rounds. */
const CELLS = ACTIONS.flatMap((action) =>
  ROLES.map(actorOf).flatMap((actor) =>
    STATES.flatMap((state) =>
      RELATIONS.flatMap((of) =>
        [false, true].map((needsReview) => ({
          action,
          actor,
          facts: factsOf(state, of, needsReview, actor),
        })),
      ),
    ),
  ),
)

test('`authorize` throws exactly where `can` says no, in every cell', () => {
  for (const { action, actor, facts } of CELLS) {
    const run = () => authorize(actor, action, facts)
    if (can(actor, action, facts)) expect(run).not.toThrow()
    else expect(run).toThrow(Forbidden)
  }
})

test('the whole site leaves and comes by the machine alone, whatever account asks', () => {
  for (const action of ['site.export', 'site.restore'] as const) {
    expect(() => authorizeMachine(COMMAND_LINE, action)).not.toThrow()
    for (const role of ROLES)
      expect(() => authorizeMachine({ id: actorOf(role).id, label: role }, action)).toThrow(Forbidden)
  }
})

test('a rule that asks about an article says no without one', () => {
  for (const action of OF_ARTICLES)
    for (const actor of ROLES.map(actorOf)) expect([action, can(actor, action)]).toEqual([action, false])
})

test('what the door lets through is what some article allows', () => {
  const allowed = new Set(
    CELLS.filter(({ action, actor, facts }) => can(actor, action, facts)).map(
      ({ action, actor }) => `${action} ${actor.role}`,
    ),
  )
  for (const action of ACTIONS)
    for (const role of ROLES)
      expect([action, role, mayEver(actorOf(role), action)]).toEqual([
        action,
        role,
        allowed.has(`${action} ${role}`),
      ])
})
