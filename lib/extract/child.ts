// The process in which files are read: what a hostile file can take is this process, not the server or the worker.
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { ImportError } from '../pipeline/import-error'
import { readSheets } from '../pipeline/read-file'
import type { Ask, RefusedReply, Reply } from './asks'
import { expandArchive, type Expanded } from './expand-archive'
import { extractFile } from './extract-file'

new Worker(join(import.meta.dirname, 'watch-reader.js'), {
  workerData: { bytesMax: Number(process.argv[2]) },
  execArgv: [],
}).unref()

let members: AsyncGenerator<Expanded> | null = null

process.on('message', (ask: Ask) => {
  void answer(ask).then(
    (reply) => process.send?.(reply),
    (error: unknown) => process.send?.(toReply(error)),
  )
})

const ready: Reply = { kind: 'ready' }
process.send?.(ready)

async function answer(ask: Ask): Promise<Reply> {
  if (ask.kind === 'read') {
    const text = await extractFile(ask.bytes, ask.name)
    return { kind: 'read', reading: readSheets(text, ask.names) }
  }
  if (ask.kind === 'expand') members = expandArchive(ask.bytes, ask.name)
  const next = await members?.next()
  if (!next || next.done) return { kind: 'end' }
  const { path, size } = next.value
  return 'error' in next.value
    ? { kind: 'member', path, size, bytes: null, refused: toRefused(next.value.error) }
    : { kind: 'member', path, size, bytes: next.value.bytes, refused: null }
}

const toRefused = ({ code, message, facts }: ImportError): RefusedReply => ({ code, message, facts })

function toReply(error: unknown): Reply {
  if (error instanceof ImportError) return { kind: 'refused', ...toRefused(error) }
  return { kind: 'broken', message: error instanceof Error ? (error.stack ?? error.message) : String(error) }
}
