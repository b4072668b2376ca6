// The worker's process, as the launcher starts it.
import 'server-only'
import { runWorker } from './run-worker'

await runWorker(process.env.DATABASE_URL ?? '')
process.exit()
