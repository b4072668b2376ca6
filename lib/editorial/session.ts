const DAY = 86_400_000

/** A device stays signed in this long after it was last seen, and never longer than `SESSION_DAYS_MAX`. */
export const SESSION_IDLE_DAYS = 14
export const SESSION_DAYS_MAX = 60

/** Whether a session still counts: not revoked, seen lately, not too old. */
export function isSessionOpen(
  session: { createdAt: Date; lastSeenAt: Date; revokedAt: Date | null },
  now: Date,
): boolean {
  return (
    session.revokedAt === null &&
    now.getTime() - session.lastSeenAt.getTime() < SESSION_IDLE_DAYS * DAY &&
    now.getTime() - session.createdAt.getTime() < SESSION_DAYS_MAX * DAY
  )
}
