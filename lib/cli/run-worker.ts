import { withDatabase } from './with-database'

/** `worker`: does the queue's work in the foreground until it is stopped, for a server that runs it apart. */
export async function workInForeground(): Promise<number> {
  return withDatabase(async (url) => {
    const { runWorker } = await import('../worker/run-worker')
    await runWorker(url)
    return 0
  })
}
