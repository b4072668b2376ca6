import type { Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

const GRACE_MS = 5000

/** Answers what was asked, for five seconds at most, and begins nothing new. */
export async function stopListening(server: Server): Promise<void> {
  const closed = new Promise((done) => server.close(done))
  server.closeIdleConnections()
  await Promise.race([closed, sleep(GRACE_MS)])
  server.closeAllConnections()
}
