import { NotFound } from './errors'

/** Turns the refusal `NotFound` into null, for pages that answer it with a page of their own. */
export async function foundOrNull<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}
