import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '@/lib/launch/port'

/** What a page is measured beside, each a process of its own that answers at `url`. */
export type Rival = { target: string; url: string; pid: number; stop: () => void }

const FOLDER = resolve('.test-data/bench-rivals')

/** Answers every request with the same bytes: from memory, or by reading the file each time. */
const serverOf = (body: string) => `
import { createServer } from 'node:http'
import { readFileSync, createReadStream } from 'node:fs'
const [port, path] = process.argv.slice(2)
const bytes = readFileSync(path)
const headers = ['Content-Type', 'text/html; charset=utf-8', 'Content-Encoding', 'br', 'Content-Length', String(bytes.length)]
createServer((request, response) => { response.writeHead(200, headers); ${body} }).listen(Number(port), '127.0.0.1')
`

/** `bytes` are those of the page that is measured, compressed with brotli. */
export async function startRivals(bytes: Buffer, tell: (line: string) => void): Promise<Rival[]> {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(join(FOLDER, 'next/app'), { recursive: true })
  const page = join(FOLDER, 'page.br')
  writeFileSync(page, bytes)
  const node = async (target: string, body: string) => {
    const file = join(FOLDER, `${target.replaceAll(' ', '-')}.mjs`)
    writeFileSync(file, serverOf(body))
    const port = await freePort()
    return start(target, port, [file, String(port), page])
  }
  return [
    await node('Node, from memory', 'response.end(bytes)'),
    await node('Node, a static file', 'createReadStream(path).pipe(response)'),
    await startBareNext(tell),
  ]
}

/** The least that Next can be: one static page, built and started as its makers say. */
async function startBareNext(tell: (line: string) => void): Promise<Rival> {
  tell('Building a bare Next')
  const folder = join(FOLDER, 'next')
  writeFileSync(
    join(folder, 'app/layout.js'),
    'export default ({ children }) => <html lang="zh-CN"><body>{children}</body></html>',
  )
  writeFileSync(
    join(folder, 'app/page.js'),
    `export default () => <main><h1>长三角G60科创走廊</h1>{Array.from({ length: 30 }, (_, n) => <p key={n}>松江区目前有高新技术企业1.5万家。</p>)}</main>`,
  )
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  writeFileSync(
    join(folder, 'next.config.js'),
    `export default { turbopack: { root: ${JSON.stringify(resolve('.'))} } }`,
  )
  const next = resolve('node_modules/next/dist/bin/next')
  const code = await new Promise((done) => spawnIn(folder, [next, 'build']).on('close', done))
  if (code !== 0) throw new Error('The bare Next could not be built')
  const port = await freePort()
  return start('Next, bare static page', port, [next, 'start', '-p', String(port), '-H', '127.0.0.1'], folder)
}

const spawnIn = (cwd: string, args: string[]): ChildProcess =>
  spawn(process.execPath, args, {
    cwd,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: 'ignore',
  })

async function start(target: string, port: number, args: string[], folder = FOLDER): Promise<Rival> {
  const child = spawnIn(folder, args)
  const url = `http://127.0.0.1:${port}/`
  for (let tries = 0; tries < 200; tries += 1) {
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return { target, url, pid: child.pid ?? 0, stop: () => child.kill() }
    await sleep(100)
  }
  child.kill()
  throw new Error(`${target} did not answer`)
}
