/** Failures at a password older than this are forgiven. */
export const FAILURE_MINUTES = 15
/** Failures at a code older than this are forgiven. */
export const CODE_FAILURE_HOURS = 24

/** Failed tries of late, and when the newest was. */
export type Failures = { count: number; last: Date | null }

export type SignInFacts = {
  /** For the account, from this browser where it is a known one, else from this network address and browsers that are not. */
  here: Failures
  /** For the account, from all browsers that are not known ones. */
  account: Failures
  /** From this network address, for any account; null when the address is not known. */
  address: Failures | null
  /** The account was signed in to in this browser before. */
  isKnownDevice: boolean
  /** The account was signed in to from this address before. */
  isKnownAddress: boolean
}

const ACCOUNT_FREE = 5
const ADDRESS_FREE = 20
const WAIT_MAX_SECONDS = 30

const CODE_FREE = 5
/** With a million codes of which three fit at a time, guessing at this pace finds one in some twenty years. */
const CODE_WAIT_MAX_SECONDS = 30 * 60

/**
 * How many seconds must pass before the next try at a password; 0 when it may be made now. The wait doubles with each failure and stays
 * short. Failing on purpose keeps nobody out: in a browser that the account was signed in from only failures made in it count, and at
 * an address it was signed in from only those made there.
 */
export function secondsToWait(facts: SignInFacts, now: Date): number {
  if (facts.isKnownDevice) return waitAfter(facts.here, ACCOUNT_FREE, WAIT_MAX_SECONDS, now)
  const account = facts.isKnownAddress ? facts.here : facts.account
  return Math.max(
    waitAfter(account, ACCOUNT_FREE, WAIT_MAX_SECONDS, now),
    facts.address ? waitAfter(facts.address, ADDRESS_FREE, WAIT_MAX_SECONDS, now) : 0,
  )
}

/**
 * The same for a try at a code. Only who knows the password comes this far, so the wait may grow long; in a known browser only failures
 * made in it count.
 */
export const secondsToWaitForCode = (failures: Failures, now: Date): number =>
  waitAfter(failures, CODE_FREE, CODE_WAIT_MAX_SECONDS, now)

function waitAfter({ count, last }: Failures, free: number, longest: number, now: Date): number {
  if (count < free || last === null) return 0
  const wait = Math.min(2 ** (count - free), longest)
  return Math.max(0, Math.ceil(wait - (now.getTime() - last.getTime()) / 1000))
}
