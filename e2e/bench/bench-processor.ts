import { Client } from 'pg'

let spentMs = 0

/**
 * Has PostgreSQL say how much of the processor's time each statement takes, planning included, on all connections made to the database from
 * now on: less touched by whatever else the machine does than what a client waits. Takes a superuser.
 */
export async function hearProcessor(url: string): Promise<{ spentMs: () => number }> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const name = client.escapeIdentifier(new URL(url).pathname.slice(1))
    await client.query(`ALTER DATABASE ${name} SET log_statement_stats = on`)
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
      this.on('notice', (notice: { message?: string; detail?: string }) => {
        if (!notice.message?.endsWith(' STATISTICS')) return
        const [, user, system] = /([\d.]+) s user, ([\d.]+) s system/u.exec(notice.detail ?? '') ?? []
        spentMs += 1000 * (Number(user ?? 0) + Number(system ?? 0))
      })
      return connect.apply(this, given)
    },
  })
}
