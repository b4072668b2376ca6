import 'server-only'
import { setRequestLocale } from 'next-intl/server'
import { workUnitAsyncStorage } from 'next/dist/server/app-render/work-unit-async-storage.external'
import { cookies } from 'next/headers'
import { forbidden, redirect } from 'next/navigation'
import { cache } from 'react'
import { findSession, touchSession } from '../db/sessions'
import type { Actor } from '../editorial/actor'
import { can, mayEver, type Action, type ArticleFacts } from '../editorial/policy'
import { isSessionOpen } from '../editorial/session'
import { deskAddress } from '../editorial/addresses'
import { Forbidden, Refused, Unauthenticated } from '../errors'
import { signInAddress } from './return-address'
import { cookieName, sessionIdOf } from './session-cookie'

export type SignedIn = {
  sessionId: string
  actor: Actor
  /** The site asks for a second factor: until there is one, only one's own account is open. */
  mustEnrol: boolean
}

/**
 * Who is signed in on this device, read from the database once per request: a revoked session, a disabled account or a
 * changed role counts from the next request on. Null when nobody is.
 */
export const currentSession = cache(async (): Promise<SignedIn | null> => {
  const id = await sessionIdOf((await cookies()).get(cookieName())?.value)
  const session = id && (await findSession(id))
  const now = new Date()
  if (!session || session.user.isDisabled || !isSessionOpen(session, now)) return null
  await touchSession(session, now)
  const { isDisabled: _, ...actor } = session.user
  return { sessionId: session.id, actor, mustEnrol: session.mustEnrol }
})

/** The one who asks, or null. */
export const currentActor = async (): Promise<Actor | null> => (await currentSession())?.actor ?? null

/**
 * Guards a page of the desk; call it before anything is read. Leads to the sign-in page and back, or to the page that
 * says no. Sets the language of the page to the actor's. Rules that ask about an article need it as `article`.
 */
export async function actorOnPage(action: Action, article?: ArticleFacts): Promise<Actor> {
  const session = await currentSession()
  if (!session) redirect(signInAddress(requestedPath()))
  const { actor } = session
  setRequestLocale(actor.locale)
  if (session.mustEnrol && action !== ENROLS) redirect(deskAddress.account)
  const isAllowed = article ? can(actor, action, article) : mayEver(actor, action)
  if (!isAllowed) forbidden()
  return actor
}

/** What is open to an account that must get a second factor first. */
const ENROLS: Action = 'account.update'

/** Who asks for an act of the desk. Throws `Unauthenticated`, `Forbidden`, or `Refused('factor-required')`. */
export async function allowedActor(name: Action): Promise<Actor> {
  const session = await currentSession()
  if (!session) throw new Unauthenticated()
  if (!mayEver(session.actor, name)) throw new Forbidden(name)
  if (session.mustEnrol && name !== ENROLS) throw new Refused('factor-required')
  return session.actor
}

/** The path and query the browser asked for. Next tells pages their parameters but not their address. */
function requestedPath(): string | null {
  const store = workUnitAsyncStorage.getStore()
  if (store?.type !== 'request') return null
  const search = new URLSearchParams(store.url.search)
  search.delete('_rsc')
  return `${store.url.pathname}${search.size > 0 ? `?${search.toString()}` : ''}`
}
