// Runs beside the reader in its process, on a thread of its own: a reader that is busy cannot watch itself. It ends the
// process when that holds too much, or when who asked it has ended.
import { workerData } from 'node:worker_threads'

const parent = process.ppid

setInterval(() => {
  if (process.memoryUsage.rss() > workerData.bytesMax || process.ppid !== parent)
    process.kill(process.pid, 'SIGKILL')
}, 100)
