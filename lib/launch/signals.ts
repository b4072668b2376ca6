/** Signals this close together are one wish: a terminal and a parent both pass on the same Ctrl-C. */
const ONE_WISH_MS = 800

/**
 * Answers when the program is asked to stop: by a signal, or because the script that started it is gone.
 * `onHurry` is called at the next, later wish.
 */
export function stopWish(onHurry: () => void): Promise<string> {
  return new Promise((resolve) => {
    let first: number | null = null
    const wish = (reason: string) => {
      if (first === null) {
        first = Date.now()
        resolve(reason)
      } else if (Date.now() - first > ONE_WISH_MS) onHurry()
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => wish(signal))
    process.on('disconnect', () => wish('disconnect'))
  })
}
