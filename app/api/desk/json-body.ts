import type { z } from 'zod'
import { fieldErrors } from '@/lib/auth/field-errors'
import type { ActionResult } from '@/lib/action-result'
import { parseStorable } from '@/lib/storable'
import { limitedBody } from './import/limited-body'

/** More than any article with all its marks; anything larger is not one. */
const BODY_BYTES_MAX = 20 * 1024 * 1024

/** The JSON body of a request, checked, with texts that can be stored; otherwise the answer that says what is wrong with it. */
export async function readJson<S extends z.ZodType>(
  request: Request,
  schema: S,
): Promise<ActionResult<z.output<S>>> {
  const bytes = await limitedBody(request, BODY_BYTES_MAX)
  const parsed = schema.safeParse(bytes && parseJson(new TextDecoder().decode(bytes)))
  return parsed.success
    ? { ok: true, data: parsed.data }
    : { ok: false, code: 'invalid', fields: fieldErrors(parsed.error) }
}

function parseJson(text: string): unknown {
  try {
    return parseStorable(text)
  } catch {
    return null
  }
}
