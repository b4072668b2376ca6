// Runs beside the reader in its process, on a thread of its own: a reader that is busy cannot watch itself.
import { workerData } from 'node:worker_threads'

setInterval(() => {
  if (process.memoryUsage.rss() > workerData.bytesMax) process.kill(process.pid, 'SIGKILL')
}, 100)
