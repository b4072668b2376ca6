import { Client } from 'pg'

let spentMs = 0

/**
 * Has PostgreSQL say how long it takes for each statement, planning included, on all connections made to the database from now on. What it
 * spent is less touched by whatever else the machine does than what a client waits. Takes a superuser.
 */
export async function hearDurations(url: string): Promise<{ spentMs: () => number }> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const name = client.escapeIdentifier(new URL(url).pathname.slice(1))
    await client.query(`ALTER DATABASE ${name} SET log_min_duration_statement = 0`)
    await client.query(`ALTER DATABASE ${name} SET client_min_messages = 'log'`)
  } finally {
    await client.end()
  }
  listen()
  return { spentMs: () => spentMs }
}

/** Connections are made by the product's own pool, which passes on no notices: every new one is listened to here. */
function listen(): void {
  const connect: (...given: unknown[]) => unknown = Client.prototype.connect
  Object.assign(Client.prototype, {
    connect(this: Client, ...given: unknown[]) {
      this.on('notice', (notice: { message?: string }) => {
        const [, duration] = /^duration: ([\d.]+) ms/u.exec(notice.message ?? '') ?? []
        spentMs += Number(duration ?? 0)
      })
      return connect.apply(this, given)
    },
  })
}
