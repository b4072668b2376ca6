import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { SetupError } from '../errors'

/** The shell without windows, which Playwright brings too, runs our tests in half the time of the whole browser. */
const SYSTEM_BROWSERS = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']

/** How tests start the browser; null when there is none. Playwright's own comes first, then the system's. */
export function findBrowser(): { executablePath?: string; args: string[] } | null {
  const quiet = [
    '--no-first-run',
    '--disable-gpu',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ]
  // The browser's own sandbox does not work for root, and needs rights that containers withhold.
  const args = ['--no-sandbox', ...quiet]
  if (existsSync(chromium.executablePath())) return { args }
  const executablePath = SYSTEM_BROWSERS.find((path) => existsSync(path))
  return executablePath === undefined ? null : { executablePath, args }
}

/** Makes sure that there is a browser with Chinese letters, installing it when this process may. */
export function ensureBrowser(tell: (line: string) => void): void {
  if (findBrowser()) return
  tell('Installing Chromium: a minute or two the first time')
  if (process.getuid?.() === 0 && succeeds('apt-get', ['update', '-q'])) {
    const packages = ['chromium-headless-shell', 'fonts-noto-cjk']
    succeeds('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages])
  }
  if (!findBrowser()) {
    succeeds(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', '--with-deps', 'chromium'])
  }
  if (findBrowser()) return
  throw new SetupError(
    'No browser could be installed: install Chromium (Debian: apt-get install chromium fonts-noto-cjk), then run the tests again.',
  )
}

const succeeds = (command: string, args: string[]) =>
  spawnSync(command, args, { stdio: 'inherit' }).status === 0
