import 'server-only'
import { z } from 'zod'
import { OPENER, type ActionResult } from '../action-result'
import type { Actor } from '../editorial/actor'
import type { Action } from '../editorial/policy'
import { AppError, Forbidden, NotFound, Unauthenticated } from '../errors'
import { allowedActor, currentSession } from './actor'
import { isFromHere } from './request-facts'
import { statusOf, toRefusal } from './to-refusal'

const READS = ['GET', 'HEAD']

/**
 * Guards a route handler of the desk. Throws `Unauthenticated`, or `Forbidden` when the role may never do it or a request
 * that writes does not come from one of our own pages.
 */
async function actorOnRoute(request: Request, name: Action): Promise<Actor> {
  if (!READS.includes(request.method) && !isFromHere((header) => request.headers.get(header))) {
    throw new Forbidden(name)
  }
  const session = await currentSession()
  const opener = request.headers.get(OPENER)
  if (session && opener !== null && opener !== session.actor.id) throw new Unauthenticated()
  return allowedActor(name)
}

type Params = Record<string, string | string[]>
type Handler<P> = (ask: { actor: Actor; request: Request; params: P }) => Promise<Response>

/**
 * Makes a route handler of the desk: guarded, and refusals become JSON (`ActionResult`) with their status. An address whose
 * `id` is none names nothing.
 */
export function route<P extends Params = Record<never, never>>(name: Action, run: Handler<P>) {
  return async (request: Request, context: { params: Promise<P> }): Promise<Response> => {
    try {
      const actor = await actorOnRoute(request, name)
      const params = await context.params
      // An address without parts of its own has no params at all.
      const { id }: Params = { ...params }
      if (id !== undefined && !z.uuid().safeParse(id).success) throw new NotFound()
      return await run({ actor, request, params })
    } catch (error) {
      if (error instanceof AppError) return answer(toRefusal(error))
      throw error
    }
  }
}

/** An `ActionResult` as a response, never stored. */
export const answer = (result: ActionResult<unknown>): Response =>
  Response.json(result, {
    status: result.ok ? 200 : statusOf(result),
    headers: { 'cache-control': 'no-store' },
  })
