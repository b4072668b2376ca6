import { defineConfig } from 'vitest/config'

// Outside Next the `server-only` guard throws unless the react-server condition is set.
const conditions = ['react-server']
const shared = { ssr: { resolve: { conditions, externalConditions: conditions } } }

export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          root: '.',
          include: ['lib/**/*.test.ts', 'components/**/*.test.ts'],
          exclude: ['**/*.db.test.ts'],
        },
      },
      {
        ...shared,
        test: {
          name: 'database',
          root: '.',
          include: ['lib/**/*.db.test.ts'],
          globalSetup: ['lib/db/test-database.ts'],
          fileParallelism: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
