import { timingSafeEqual } from 'node:crypto'
import { revalidateTag } from 'next/cache'
import { z } from 'zod'

const Body = z.object({ surfaces: z.array(z.string()).min(1) })

/** Forgets what this server cached of some surfaces. Called by the launcher, which alone knows the secret of this start. */
export async function POST(request: Request) {
  if (!isFromLauncher(request.headers.get('authorization') ?? '')) return new Response(null, { status: 403 })
  const body = Body.safeParse(await request.json().catch(() => null))
  if (!body.success) return new Response(null, { status: 400 })
  for (const surface of body.data.surfaces) revalidateTag(surface, { expire: 0 })
  return new Response(null, { status: 204 })
}

function isFromLauncher(authorization: string): boolean {
  const secret = process.env.INTERNAL_SECRET
  if (!secret) return false
  const given = Buffer.from(authorization)
  const wanted = Buffer.from(`Bearer ${secret}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
