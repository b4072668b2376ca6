// `npm test`: unit, database and browser tests against throw-away databases. `npm test -- unit|database|e2e [filters]`
// runs a part of them.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { z } from 'zod'
import { openTestServer } from '../db/test-database'
import { ENV_NAMES } from '../env'
import { SetupError } from '../errors'
import { ensureBrowser } from './browser'
import { buildSite } from './build'
import { stopWish } from './signals'

type Part = 'unit' | 'database' | 'e2e'
type Count = { passed: number; failed: number; failures?: string[] }

const PARTS: readonly Part[] = ['unit', 'database', 'e2e']
const REPORTS = `.test-data/reports-${process.pid}`
const VitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()) }),
      ),
    }),
  ),
})
const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
})

/** What decides about a start must not decide about its test. */
const isIgnored = (name: string) =>
  ENV_NAMES.includes(name) || /^(?:NODE_ENV|NODE_OPTIONS|NEXTAUTH_\w+)$/u.test(name)

const tell = (line: string) => console.info(`· ${line}`)
const stopping = new AbortController()
void stopWish(() => process.exit(130)).then(() => stopping.abort())

const [, first, ...others] = process.argv.slice(2)
const only = PARTS.find((part) => part === first)
const filters = only || first === undefined ? others : [first, ...others]
try {
  process.exitCode = await runTests(only ? [only] : PARTS)
} catch (error) {
  process.exitCode = 1
  if (!stopping.signal.aborted) console.error(error instanceof SetupError ? error.message : error)
}
process.exit()

/** Answers the exit code. */
async function runTests(parts: readonly Part[]): Promise<number> {
  for (const name of Object.keys(process.env).filter(isIgnored)) delete process.env[name]
  process.env.NEXT_DIST_DIR = '.next-test'
  mkdirSync(REPORTS, { recursive: true })
  if (parts.includes('e2e')) ensureBrowser(tell)

  const server = await openTestServer(tell)
  try {
    const counts: Count[] = []
    for (const part of parts) counts.push(await runPart(part))
    const passed = counts.reduce((sum, count) => sum + count.passed, 0)
    const failed = counts.reduce((sum, count) => sum + count.failed, 0)
    // A thousand lines of browser tests stand between a failure of the first parts and the end, where it is looked for.
    for (const failure of counts.flatMap(({ failures = [] }) => failures)) console.error(`\n✘ ${failure}`)
    console.info(`\n${passed} passed, ${failed} failed`)
    return failed > 0 ? 1 : 0
  } finally {
    rmSync(REPORTS, { recursive: true })
    await server.close()
  }
}

async function runPart(part: Part): Promise<Count> {
  stopping.signal.throwIfAborted()
  const report = resolve(REPORTS, `${part}.json`)
  if (part === 'e2e') {
    await buildSite(tell, stopping.signal)
    tell('Testing in the browser')
    const args = [
      'node_modules/@playwright/test/cli.js',
      'test',
      '-c',
      'e2e',
      '--reporter=list,json',
      ...filters,
    ]
    const code = await run(args, { PLAYWRIGHT_JSON_OUTPUT_FILE: report })
    const stats = read(PlaywrightReport, report)?.stats
    return countOf(code, stats && stats.expected + stats.flaky, stats?.unexpected)
  }
  tell(part === 'unit' ? 'Testing the parts' : 'Testing with a database')
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]
  const project = ['run', '--config', 'lib/vitest.config.ts', '--project', part, '--passWithNoTests']
  const code = await run(['node_modules/vitest/vitest.mjs', ...project, ...reporters, ...filters], {})
  const counted = read(VitestReport, report)
  return {
    ...countOf(code, counted?.numPassedTests, counted?.numFailedTests),
    ...(counted && { failures: failuresOf(counted) }),
  }
}

/** What failed and why, one text each: tests, and files that did not load. */
function failuresOf({ testResults }: z.infer<typeof VitestReport>): string[] {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative('.', name)
    const failed = assertionResults.filter((test) => test.status === 'failed')
    if (status === 'failed' && failed.length === 0) return [`${file}\n${message}`]
    return failed.map(
      ({ fullName, failureMessages }) =>
        `${file} › ${fullName}\n${failureMessages.join('\n').slice(0, 2_000)}`,
    )
  })
}

/** A run that left no report, or failed without a failed test (a file that does not load), counts as one failure. */
function countOf(code: number | null, passed?: number, failed?: number): Count {
  if (passed === undefined || failed === undefined) return { passed: 0, failed: 1 }
  return { passed, failed: code === 0 ? failed : Math.max(failed, 1) }
}

function run(args: string[], env: Record<string, string>): Promise<number | null> {
  const child = spawn(process.execPath, args, {
    // The specs use the product's own modules, which outside Next load only under this condition.
    env: { ...process.env, NODE_OPTIONS: '--conditions=react-server', ...env },
    stdio: 'inherit',
  })
  // It must end first: what it started on the test server is its own to stop.
  stopping.signal.addEventListener('abort', () => child.kill('SIGINT'))
  return new Promise((resolve) => {
    child.on('error', () => resolve(null))
    child.on('close', resolve)
  })
}

function read<T>(schema: z.ZodType<T>, path: string): T | null {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null
  }
}
