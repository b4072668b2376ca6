import type { FullConfig } from '@playwright/test'
import { startServer } from './server'

/** What the workers read to find the shared server. */
export const SHARED = 'CORRIDOR_SHARED_SERVER'

/** Starts the server that the specs of project `site` share; the answer stops it. */
async function startSharedServer(config: FullConfig): Promise<(() => Promise<void>) | void> {
  if (!config.projects.some(({ name }) => name === 'site')) return
  const { stop, ...server } = await startServer()
  process.env[SHARED] = JSON.stringify(server)
  return stop
}

// Playwright asks for a default export.
export default startSharedServer
