import { defineConfig } from '@playwright/test'
import { findBrowser } from '@/lib/launch/browser'

const { executablePath, args } = findBrowser() ?? { args: [] }

// Playwright asks for a default export.
export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // A shared machine may be too slow once; the list says which test needed its second try.
  retries: process.env.CI ? 1 : 0,
  globalSetup: './site-server.ts',
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // Without the film of each test, which costs more than the test.
    trace: { mode: 'retain-on-failure', screenshots: false, sources: false },
    launchOptions: { ...(executablePath && { executablePath }), args },
  },
  projects: [
    // Specs that kill processes or change what all share have a server of their own, one after the other; the others run beside them.
    { name: 'serial', testMatch: '**/*.serial.spec.ts', workers: 1, fullyParallel: false },
    // Specs of this project share one server and make their own rows.
    { name: 'site', testIgnore: '**/*.serial.spec.ts' },
  ],
})
