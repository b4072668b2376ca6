// Makes the database client when the schema or Prisma's version changed. Built-ins only: it runs before all else.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const output = `${root}lib/db/generated`
const marker = `${output}/made-from`

/**
 * Brings lib/db/generated up to date with prisma/schema.prisma. Quick when nothing changed.
 *
 * @param {(line: string) => void} tell hears one line when there is something to do
 * @returns {boolean} false when Prisma failed; it has said why
 */
export function generateClient(tell) {
  const source = createHash('sha256')
  for (const file of ['prisma/schema.prisma', 'node_modules/prisma/package.json']) {
    source.update(readFileSync(root + file))
  }
  const wanted = source.digest('hex')
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return true

  tell('Generating the database client')
  rmSync(marker, { force: true })
  const command = ['node_modules/prisma/build/index.js', 'generate', '--config', 'prisma/prisma.config.ts']
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      // Prisma insists on having its schema engine, a download, though `generate` never starts it.
      PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY || process.execPath,
      CHECKPOINT_DISABLE: '1',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
    },
  })
  if (status !== 0) {
    console.error(stdout + stderr)
    return false
  }
  writeFileSync(marker, wanted)
  return true
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.exitCode = generateClient((line) => console.error(line)) ? 0 : 1
}
