import { createServer } from 'node:net'
import { SetupError } from '../errors'

/** Makes sure that the port can be listened on. Throws a SetupError that says what to do. */
export async function checkPort(port: number, host: string): Promise<void> {
  const code = await tryListening(port, host)
  if (code !== null) throw new SetupError(sentence(code, port, host))
}

/** A port of this machine that nobody listens on at the moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function sentence(code: string, port: number, host: string): string {
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use: stop the program that uses it, or set PORT to another.`
  if (code === 'EACCES') return `Port ${port} needs special rights: set PORT to one above 1023.`
  return `HOST ${host} is no address of this machine (${code}): unset it or set it to 0.0.0.0.`
}

function tryListening(port: number, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.on('error', (error) => resolve('code' in error ? String(error.code) : error.message))
    server.listen(port, host, () => server.close(() => resolve(null)))
  })
}
