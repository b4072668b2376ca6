import { z } from 'zod'

/** What the API answers, by the name that the OpenAPI document gives it. */
export const API_SCHEMAS = z.registry<{ id: string; description: string }>()

/** Gives a schema its name and its sentence in the OpenAPI document. */
export function named<S extends z.ZodType>(id: string, description: string, schema: S): S {
  API_SCHEMAS.add(schema, { id, description })
  return schema
}

export const Id = z.uuid()
export const Slug = z.string().min(1)
export const Address = z.url()
/** In UTC. */
export const Time = z.iso.datetime()
export const Day = z.iso.date()
/** An exact decimal as text: no reader need lose a digit. */
export const Decimal = z.string().regex(/^-?\d+(?:\.\d+)?$/u)
export const Count = z.int().min(0)

/** One page of a list; `next` is the whole address of the one after it. */
export const pageOf = <S extends z.ZodType>(id: string, description: string, item: S) =>
  named(
    id,
    description,
    z.object({
      data: z.array(item),
      next: Address.nullable().describe('The address of the next page; null on the last one.'),
    }),
  )
