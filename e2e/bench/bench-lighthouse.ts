import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { chromium } from '@playwright/test'
import { z } from 'zod'
import { findBrowser } from '@/lib/launch/browser'
import { findPages } from './bench-addresses'
import { measureProduct } from './bench-product'

/** The last that runs on the Node of this product; npx fetches it, since it brings more than the product itself. */
const LIGHTHOUSE = 'lighthouse@12.8.2'
const FOLDER = resolve('.test-data/bench-lighthouse')
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const

const Report = z.object({
  categories: z.record(z.string(), z.object({ score: z.number().nullable() })),
  audits: z.record(
    z.string(),
    z.object({ title: z.string(), score: z.number().nullable(), scoreDisplayMode: z.string() }),
  ),
})

type Row = Record<string, string | number>

/** What Lighthouse gives the pages of the sample site on its slow telephone, 100 at most in each category; what costs points is told. */
export async function benchLighthouse(tell: (line: string) => void): Promise<Row[]> {
  mkdirSync(FOLDER, { recursive: true })
  return measureProduct(tell, async ({ client, product }) => {
    const { home, article, tag, indicator } = await findPages(client, product.url, tell)
    const rows: Row[] = []
    for (const [page, url] of Object.entries({ home, article, tag, indicator })) {
      if (url === undefined) continue
      tell(`Lighthouse looks at: ${page}`)
      rows.push({ page, ...(await look(url, tell)) })
    }
    return rows
  })
}

async function look(url: string, tell: (line: string) => void): Promise<Record<string, number>> {
  const file = join(FOLDER, 'report.json')
  const browser = findBrowser()
  const child = spawn(
    'npx',
    [
      '--yes',
      LIGHTHOUSE,
      url,
      '--quiet',
      '--output=json',
      `--output-path=${file}`,
      `--only-categories=${CATEGORIES.join(',')}`,
      `--chrome-flags=--headless ${browser?.args.join(' ') ?? ''}`,
    ],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, CHROME_PATH: browser?.executablePath ?? chromium.executablePath() },
    },
  )
  const code = await new Promise((done) => child.on('close', done))
  if (code !== 0) throw new Error(`Lighthouse ended with ${String(code)}`)
  const { categories, audits } = Report.parse(JSON.parse(readFileSync(file, 'utf8')))
  for (const { title, score, scoreDisplayMode } of Object.values(audits))
    if (score !== null && score < 0.9 && scoreDisplayMode !== 'informative') tell(`  ${score}: ${title}`)
  return Object.fromEntries(CATEGORIES.map((name) => [name, 100 * (categories[name]?.score ?? 0)]))
}
