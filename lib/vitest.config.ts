import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

const root = join(import.meta.dirname, '..')

const shared = {
  // Outside Next the `server-only` guard throws unless the react-server condition is set, and Vitest has no way to set
  // it for global set-up: the guard's own empty twin stands in.
  resolve: { alias: { 'server-only': join(root, 'node_modules/server-only/empty.js'), '@/': `${root}/` } },
  ssr: { resolve: { conditions: ['react-server'], externalConditions: ['react-server'] } },
}

export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          root,
          include: ['lib/**/*.test.ts', 'components/**/*.test.ts'],
          exclude: ['**/*.db.test.ts'],
          // A busy machine is slow, not wrong: no test of ours decides by the clock.
          testTimeout: 60_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'database',
          root,
          include: ['lib/**/*.db.test.ts'],
          globalSetup: ['lib/db/test-database.ts'],
          setupFiles: ['lib/db/take-test-database.ts'],
          maxWorkers: 2,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
