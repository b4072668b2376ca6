const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })

/** The day of a time in the corridor's zone: `2026-11-20`. */
export const dayOf = (time: string): string => DAY.format(new Date(time))
