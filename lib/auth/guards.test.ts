import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { POLICY } from '../editorial/policy'

// A new page, action or route that does not ask the policy table fails here. What is open to everyone is listed with its reason.

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path}`)

const FILES = [...filesUnder('app'), ...filesUnder('components')].filter((path) => /\.tsx?$/u.test(path))
const textOf = (path: string) => readFileSync(path, 'utf8')
const namesIn = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, name = '']) => name)
const isAction = (name: string) => Object.hasOwn(POLICY, name)

const OPEN_ACTIONS: Record<string, string> = {
  signOutAction: 'whoever is signed in may leave, and whoever is not has nothing to end',
  acceptInvitationAction: 'asks for the secret part of an invitation',
  resetByLinkAction: 'asks for the secret part of a letter',
  confirmEmailAction: 'asks for the secret part of a letter',
  wishResetAction: 'answers everybody the same',
}

const OPEN_ROUTES: Record<string, string> = {
  'app/api/[[...rest]]/route.ts': 'says to everybody that nothing is there',
  'app/api/auth/[...nextauth]/route.ts': 'the sign-in itself, slowed by its own limits',
  'app/api/health/route.ts': 'says only whether the machine is well',
  'app/api/suggest/route.ts': 'names that readers can see anyway',
  'app/media/[[...rest]]/route.ts': 'says to everybody that nothing is there',
  'app/media/[hash]/[file]/route.ts': 'pictures that published articles show',
}
/** Readers need no account. */
const isPublicRoute = (path: string) =>
  path.startsWith('app/(site)/') ||
  path.startsWith('app/api/v1/') ||
  /^app\/(?:sitemaps|oembed|[\w.-]+\.(?:xml|txt|json))\//u.test(path)

const PAGE_GUARD = /\bactorOnPage\(\s*'([\w.-]+)'/gu

describe('every server action', () => {
  const withActions = FILES.filter((path) => /^\s*['"]use server['"]/mu.test(textOf(path)))

  test.for(withActions)('of %s goes through `action` with a row of the policy', (path) => {
    const text = textOf(path)
    expect(path).toMatch(/\/actions\.ts$/u)
    const exported = namesIn(text, /^export (?:const|async function|function) (\w+)/gmu)
    const guarded = [...text.matchAll(/^export const (\w+) = action\(\s*'([\w.-]+)'/gmu)]
    const names = guarded.map(([, name = '']) => name)
    expect(exported.length).toBeGreaterThan(0)
    expect(exported.filter((name) => !names.includes(name) && !(name in OPEN_ACTIONS))).toEqual([])
    expect(guarded.map(([, , action = '']) => action).filter((action) => !isAction(action))).toEqual([])
    expect(text).not.toMatch(/^export (?:default|\{|\*)/mu)
  })

  test('are found where they are', () => {
    expect(withActions).toContain('app/(desk)/admin/users/actions.ts')
  })
})

describe('every route handler', () => {
  const routes = FILES.filter((path) => /\/route\.tsx?$/u.test(path) && !isPublicRoute(path))

  test.for(routes.filter((path) => !(path in OPEN_ROUTES)))('%s asks the policy', (path) => {
    const text = textOf(path)
    const methods = namesIn(
      text,
      /^export (?:const|async function|function) (GET|HEAD|POST|PUT|PATCH|DELETE)\b/gmu,
    )
    const wrapped = [...text.matchAll(/^export const (\w+) = route(?:<[^(]*>)?\(\s*'([\w.-]+)'/gmu)]
    const guarded = wrapped.map(([, name = '']) => name)
    const byHand = namesIn(text, /\bactorOnRoute\(\s*\w+,\s*'([\w.-]+)'/gu)
    const unguarded = methods.filter((name) => !guarded.includes(name))
    expect(methods.length).toBeGreaterThan(0)
    expect(unguarded.length).toBeLessThanOrEqual(byHand.length)
    const asked = [...wrapped.map(([, , action = '']) => action), ...byHand]
    expect(asked.filter((action) => !isAction(action))).toEqual([])
  })

  test('that is open still exists', () => {
    expect(Object.keys(OPEN_ROUTES).filter((path) => !routes.includes(path))).toEqual([])
  })
})

describe('every page of the desk', () => {
  const pages = FILES.filter((path) => /^app\/\((?:desk|preview)\)\/admin\/.*\/?page\.tsx$/u.test(path))

  test.for(pages)('%s asks the policy before anything else', (path) => {
    const asked = namesIn(textOf(path), PAGE_GUARD)
    expect(asked.length).toBeGreaterThan(0)
    expect(asked.filter((action) => !isAction(action))).toEqual([])
  })

  test('is found where it is', () => {
    expect(pages).toContain('app/(desk)/admin/page.tsx')
  })
})

describe('every use case that is told who asks', () => {
  const useCases = filesUnder('lib/newsroom').filter(
    (path) => path.endsWith('.ts') && !path.endsWith('.test.ts'),
  )

  test.for(useCases.filter((path) => /\bactor: Actor\b/u.test(textOf(path))))(
    '%s checks the policy',
    (path) => {
      const text = textOf(path)
      const asked = namesIn(text, /\b(?:authorize|can)\(\s*actor,\s*'([\w.-]+)'/gu)
      expect(asked.length).toBeGreaterThan(0)
      expect(asked.filter((action) => !isAction(action))).toEqual([])
    },
  )
})
