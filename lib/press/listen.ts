import type { Server } from 'node:http'

/** Lets a server of a test listen on a free port of this machine, which is answered. */
export const listen = (server: Server): Promise<number> =>
  new Promise((done) =>
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      done(typeof address === 'object' && address ? address.port : 0)
    }),
  )
