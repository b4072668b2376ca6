import { answer, route } from '@/lib/auth/route'
import { SpreadQuestion, SpreadTag } from '@/lib/editorial/spread'
import { NotFound } from '@/lib/errors'
import { findSpread } from '@/lib/newsroom/find-spread'
import { spreadTag } from '@/lib/newsroom/spread-tag'
import { readJson } from '../json-body'

/** Where else the words stand that were tagged. */
export const GET = route('tag.spread', async ({ actor, request }) => {
  const asked = SpreadQuestion.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!asked.success) throw new NotFound()
  return answer({ ok: true, data: await findSpread(actor, asked.data) })
})

export const POST = route('tag.spread', async ({ actor, request }) => {
  const input = await readJson(request, SpreadTag)
  return answer(input.ok ? { ok: true, data: await spreadTag(actor, input.data) } : input)
})
