// Called by the watchdog when the launcher of the data folder was killed.
import { cleanUpAfterLauncher } from './left-overs'

const [dataDir = '.data'] = process.argv.slice(2)
await cleanUpAfterLauncher(dataDir)
