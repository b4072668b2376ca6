import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { makeMark } from './annotated'
import { expect, test } from './fixtures'

const run = promisify(execFile)
const CORRIDOR = ['--import', 'tsx', '--conditions=react-server', 'lib/cli/corridor.ts']

/** What the product promises of every change that readers see, whoever made it. */
const SEEN_WITHIN_MS = 2000

test('what the command line publishes beside a running site is there for readers within two seconds', async ({
  page,
  site,
}) => {
  const headline = `城际班列${makeMark()}开行`
  const folder = await mkdtemp(join(tmpdir(), 'corridor-'))
  const file = join(folder, 'page.txt')
  await writeFile(
    file,
    `${headline}\n\n本报讯（记者 王小明）昨天，松江首趟城际班列开行，运送旅客1200人次。\n`,
  )

  await page.goto('/')
  await expect(page.getByText(headline)).toHaveCount(0)
  const { stderr } = await run(process.execPath, [...CORRIDOR, 'import', file, '--publish'], {
    env: { ...process.env, DATABASE_URL: site.databaseUrl },
  })
  const published = Date.now()
  expect(stderr).toContain('1 published')
  await expect
    .poll(async () => (await (await page.request.get('/')).text()).includes(headline), {
      timeout: SEEN_WITHIN_MS - (Date.now() - published),
      intervals: [50],
    })
    .toBe(true)

  await page.goto(`/search?q=${encodeURIComponent(headline)}`)
  await page.getByRole('main').getByRole('link', { name: headline }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(headline)
  await rm(folder, { recursive: true })
})
