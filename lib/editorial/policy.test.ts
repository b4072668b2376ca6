import { describe, expect, test } from 'vitest'
import { Forbidden } from '../errors'
import { ROLES, type Actor, type Role } from './actor'
import { authorize, can, mayEver, POLICY, type Action } from './policy'
import { STATUSES } from './workflow'

const actorOf = (role: Role): Actor => ({
  id: role,
  name: role,
  email: `${role}@example.cn`,
  role,
  locale: 'en',
})

const ACTIONS = Object.keys(POLICY).filter((name): name is Action => name in POLICY)
const LETTERS: Record<Role, string> = { CONTRIBUTOR: 'C', EDITOR: 'E', ADMIN: 'A' }

const rolesThat = (may: (actor: Actor) => boolean) =>
  ROLES.map((role) => (may(actorOf(role)) ? LETTERS[role] : '-')).join('')

/** One line per row of the table: who may do it without an article, then with one in each status. */
const TABLE = ACTIONS.map((action) => {
  const without = rolesThat((actor) => can(actor, action))
  const cells = STATUSES.map((status) => rolesThat((actor) => can(actor, action, { status })))
  return [action.padEnd(22), without, ...cells].join(' ')
})

describe('who may do what', () => {
  test('is exactly this: C contributor, E editor, A admin; without an article, DRAFT, IN_REVIEW, PUBLISHED, WITHDRAWN', () => {
    expect(TABLE).toEqual([
      'desk.view              CEA CEA CEA CEA CEA',
      'account.update         CEA CEA CEA CEA CEA',
      'page.view              CEA CEA CEA CEA CEA',
      'page.import            CEA CEA CEA CEA CEA',
      'page.update            CEA CEA CEA CEA CEA',
      'page.split             CEA CEA CEA CEA CEA',
      'page.acts              --A --A --A --A --A',
      'article.view           CEA CEA CEA CEA CEA',
      'article.create         CEA CEA CEA CEA CEA',
      'article.edit           --- CEA -EA -EA -EA',
      'article.join           --- CEA -EA -EA -EA',
      'article.submit         --- CEA --- --- ---',
      'article.return         --- --- -EA --- ---',
      'article.publish        --- -EA -EA -EA -EA',
      'article.unpublish      --- --- --- -EA ---',
      'article.publish-import --- --A --A --A --A',
      'tag.view               CEA CEA CEA CEA CEA',
      'tag.create             CEA CEA CEA CEA CEA',
      'tag.rename             -EA -EA -EA -EA -EA',
      'tag.retype             --A --A --A --A --A',
      'tag.profile            --A --A --A --A --A',
      'tag.merge              --A --A --A --A --A',
      'tag.split              --A --A --A --A --A',
      'tag.transfer           --A --A --A --A --A',
      'tag.delete             --A --A --A --A --A',
      'tag.spread             CEA CEA CEA CEA CEA',
      'tag.spread-undo-any    --A --A --A --A --A',
      'search.misses          -EA -EA -EA -EA -EA',
      'indicator.view         CEA CEA CEA CEA CEA',
      'indicator.create       CEA CEA CEA CEA CEA',
      'indicator.rename       -EA -EA -EA -EA -EA',
      'indicator.merge        --A --A --A --A --A',
      'indicator.delete       --A --A --A --A --A',
      'conflict.view          CEA CEA CEA CEA CEA',
      'conflict.settle        -EA -EA -EA -EA -EA',
      'rule.view              --A --A --A --A --A',
      'rule.switch            --A --A --A --A --A',
      'front.view             CEA CEA CEA CEA CEA',
      'front.arrange          -EA -EA -EA -EA -EA',
      'user.view              --A --A --A --A --A',
      'user.manage            --A --A --A --A --A',
      'audit.view             --A --A --A --A --A',
      'setting.update         --A --A --A --A --A',
    ])
  })

  test('`authorize` throws exactly where `can` says no, in every cell', () => {
    for (const action of ACTIONS) {
      for (const actor of ROLES.map(actorOf)) {
        for (const status of STATUSES) {
          const run = () => authorize(actor, action, { status })
          if (can(actor, action, { status })) expect(run).not.toThrow()
          else expect(run).toThrow(Forbidden)
        }
      }
    }
  })

  test('what the door lets through is what some status allows', () => {
    for (const action of ACTIONS) {
      for (const actor of ROLES.map(actorOf)) {
        const allowed = STATUSES.some((status) => can(actor, action, { status }))
        expect([action, actor.role, mayEver(actor, action)]).toEqual([action, actor.role, allowed])
      }
    }
  })
})
