// Waits on a pipe whose other end only the launcher holds. When the launcher dies, however hard, the pipe ends, and
// what it left running is stopped. Runs in a session of its own, so that no Ctrl-C reaches it.
import { spawn } from 'node:child_process'

let isDismissed = false
process.stdin.on('data', () => {
  isDismissed = true // the launcher says goodbye after an orderly stop
})
process.stdin.on('end', () => {
  if (isDismissed) return
  const [dataDir = '.data'] = process.argv.slice(2)
  const command = ['--import', 'tsx', '--conditions=react-server', 'lib/launch/clean-up.ts', dataDir]
  spawn(process.execPath, command, { stdio: 'ignore', detached: true }).unref()
})
