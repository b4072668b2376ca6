import { z } from 'zod'
import { Refused } from '../errors'
import { ArticleRef } from './article-ref'
import { dayAt, daysLater } from './calendar'

/** China keeps one time all year, eight hours ahead of UTC. */
const DESK_OFFSET = '+08:00'
const MINUTE_MS = 60_000

/**
 * A moment as a form sends it: `2026-11-28T09:30`, which is Asia/Shanghai's, or with a zone of its own. An empty field is none.
 */
export const DeskTime = z
  .string()
  .trim()
  .transform((text) => (/^\d{4}-\d\d-\d\dT\d\d:\d\d$/u.test(text) ? `${text}:00${DESK_OFFSET}` : text))
  .pipe(z.union([z.literal(''), z.iso.datetime({ offset: true })]))
  .transform((text) => (text === '' ? null : new Date(text)))
  .nullish()
  .transform((time) => time ?? null)

/** When readers see an article: from its hour, or after an embargo, and until it expires; null where there is none. */
export const PublicationTimes = z.object({
  goLiveAt: DeskTime,
  embargoUntil: DeskTime,
  expiresAt: DeskTime,
})
export type PublicationTimes = z.infer<typeof PublicationTimes>

/** Another hour for what waits; whether it is an embargo or a schedule stays. */
export const RescheduleRef = ArticleRef.extend({ at: DeskTime })
export type RescheduleRef = z.infer<typeof RescheduleRef>

/** Throws `Refused` for times that have passed, that exclude each other or stand in the wrong order. */
export function checkTimes({ goLiveAt, embargoUntil, expiresAt }: PublicationTimes, now: Date): void {
  if (goLiveAt && embargoUntil) throw new Refused('schedule-and-embargo')
  const from = goLiveAt ?? embargoUntil
  if (from && from <= now) throw new Refused('schedule-past')
  if (expiresAt && expiresAt.getTime() < (from ?? now).getTime() + MINUTE_MS)
    throw new Refused('expiry-too-early')
}

/** The moment as a `datetime-local` field of the desk shows it. */
export const toDeskTime = (time: Date): string =>
  new Date(time.getTime() + 8 * 60 * MINUTE_MS).toISOString().slice(0, 16)

const PRESETS = [
  { name: 'thisMorning', days: 0, hour: '08:00' },
  { name: 'tonight', days: 0, hour: '20:00' },
  { name: 'tomorrowMorning', days: 1, hour: '08:00' },
  { name: 'tomorrowEvening', days: 1, hour: '20:00' },
] as const
const PRESETS_SHOWN = 3

/** The next three hours at which papers mostly publish, as `datetime-local` fields take them: `2026-11-28T20:00`. */
export function timePresets(now: Date): { name: (typeof PRESETS)[number]['name']; time: string }[] {
  const [today, soon] = [dayAt(now), toDeskTime(now)]
  return PRESETS.map(({ name, days, hour }) => ({ name, time: `${daysLater(today, days)}T${hour}` }))
    .filter(({ time }) => time > soon)
    .slice(0, PRESETS_SHOWN)
}
