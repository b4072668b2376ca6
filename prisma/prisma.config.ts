import { defineConfig } from 'prisma/config'

export default defineConfig({
  schema: 'schema.prisma',
  migrations: { path: 'migrations' },
  // Only `prisma migrate` asks for it; the product's own runner is lib/db/migrate.ts.
  datasource: { url: process.env.DATABASE_URL ?? '' },
})
