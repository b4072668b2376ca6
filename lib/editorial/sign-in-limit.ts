/** Failures older than this are forgiven. */
export const FAILURE_MINUTES = 15

/** Failed tries within the last `FAILURE_MINUTES`, and when the newest was. */
type Failures = { count: number; last: Date | null }

export type SignInFacts = {
  /** For the account, from this network address only. */
  here: Failures
  /** For the account, from anywhere. */
  account: Failures
  /** From this network address, for any account; null when the address is not known. */
  address: Failures | null
  /** The account was signed in to from this address before. */
  isKnownAddress: boolean
}

const ACCOUNT_FREE = 5
const ADDRESS_FREE = 20
const WAIT_MAX_SECONDS = 30

/**
 * How many seconds must pass before the next try; 0 when it may be made now. The wait doubles with each failure and stays
 * short, so that failing on purpose cannot keep someone out; from an address they used before, only failures made there count.
 */
export function secondsToWait(facts: SignInFacts, now: Date): number {
  const account = facts.isKnownAddress ? facts.here : facts.account
  return Math.max(
    waitAfter(account, ACCOUNT_FREE, now),
    facts.address ? waitAfter(facts.address, ADDRESS_FREE, now) : 0,
  )
}

function waitAfter({ count, last }: Failures, free: number, now: Date): number {
  if (count < free || last === null) return 0
  const wait = Math.min(2 ** (count - free), WAIT_MAX_SECONDS)
  return Math.max(0, Math.ceil(wait - (now.getTime() - last.getTime()) / 1000))
}
