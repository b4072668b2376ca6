import { workAsyncStorage } from 'next/dist/server/app-render/work-async-storage.external'

/** What a server component hands to a view that is drawn once: where it lies, or in development the thing itself. */
export type Handed<T> = { at: number; of?: T } | { openly: T }

type Keeper = typeof globalThis & { corridorHanded?: WeakMap<object, unknown[]> }

/**
 * Server components and the views drawn from them are bundled apart, and share nothing but what is global. What was handed over goes with
 * the answer it is for: Next keeps one store for each.
 */
function handedNow(): unknown[] {
  const answer = workAsyncStorage.getStore()
  if (!answer) throw new Error('Nothing is being answered here')
  const all = ((globalThis as Keeper).corridorHanded ??= new WeakMap())
  const handed = all.get(answer) ?? []
  all.set(answer, handed)
  return handed
}

/**
 * Props for a view of `drawn.tsx`. Next would write them out for scripts, which no reader is sent: a third of the work of a page. With
 * `npm run dev` the scripts run, and need them.
 */
export function handOver<T>(value: T): Handed<T> {
  if (process.env.NODE_ENV === 'development') return { openly: value }
  const handed = handedNow()
  return { at: handed.push(value) - 1 }
}

export const takeOver = <T>(handed: Handed<T>): T =>
  'openly' in handed ? handed.openly : (handedNow()[handed.at] as T)
