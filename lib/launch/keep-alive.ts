const PULSE_MS = 3000

/** Looks after the database until the answer is called and has ended: `revive` starts it again should it have died. */
export function keepAlive(revive: () => Promise<void>): () => Promise<void> {
  let reviving = Promise.resolve()
  const timer = setInterval(() => {
    reviving = reviving.then(revive).catch((error: unknown) => {
      console.error('The database could not be started again', { error: String(error) })
    })
  }, PULSE_MS)
  return async () => {
    clearInterval(timer)
    await reviving
  }
}
