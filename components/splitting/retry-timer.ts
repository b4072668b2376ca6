const FIRST_MS = 3000
const LONGEST_MS = 60_000

/** Tries again after a while, and each time after twice as long. */
export class RetryTimer {
  private readonly retry: () => void
  private timer: ReturnType<typeof setTimeout> | undefined
  private waitMs = FIRST_MS

  constructor(retry: () => void) {
    this.retry = retry
  }

  later(): void {
    this.cancel()
    this.timer = setTimeout(this.retry, this.waitMs)
    this.waitMs = Math.min(LONGEST_MS, this.waitMs * 2)
  }

  cancel(): void {
    clearTimeout(this.timer)
  }

  /** It worked: the next wait is a short one again. */
  reset(): void {
    this.waitMs = FIRST_MS
  }
}
