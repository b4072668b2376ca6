import 'server-only'
import NextAuth from 'next-auth'
import { authOptions } from './options'

type Context = { params: Promise<{ nextauth: string[] }> }

/** Answers what next-auth answers under /api/auth. The settings are read per request, because a build has no environment. */
export async function handler(request: Request, context: Context): Promise<Response> {
  const answer: unknown = await NextAuth(authOptions())(request, context)
  if (!(answer instanceof Response)) throw new Error('next-auth gave no response')
  return answer
}
