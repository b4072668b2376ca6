import 'server-only'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { db } from '../db/client'
import { findSetting, putSetting } from '../db/settings'
import { hasPages } from '../db/source-pages'
import { countActiveAdmins, hasUsers } from '../db/users'
import { findOrPutTag } from '../db/vocabulary'
import { COMMAND_LINE } from '../editorial/actor'
import { STATIONS, STATIONS_SETTING } from '../editorial/stations'
import { gazetteer } from '../pipeline/annotations/gazetteer'
import { openAccount } from './create-user'
import { importFile } from './import-page'

const SEEDS = join(import.meta.dirname, '../../seeds')
const SEEDING = 'seeding'
const FIRST_ADMIN = 'admin@corridor.local'

/** The first admin; the password only when it was made just now and nobody has seen it. */
export type FirstAdmin = { email: string; password?: string }

/**
 * Gives an empty installation the tags of the corridor's cities and the pages in `seeds/`. A first start that was cut off
 * goes on where it stopped; `tell` receives a line for each page.
 */
export async function prepareFirstStart(
  seed: 'publish' | 'draft' | 'none',
  tell: (line: string) => void,
): Promise<void> {
  if (!(await hasUsers()) && !(await hasPages())) await putSetting(db, SEEDING, 'open')
  await putStations()
  if (seed === 'none' || (await findSetting(SEEDING)) !== 'open') return
  await importSeeds(seed === 'publish', tell)
  await putSetting(db, SEEDING, 'done')
}

/**
 * Makes the first admin, or answers null when one can sign in: other accounts may have been added before. A made password is in the answer and nowhere else: call
 * this only when it can be shown.
 */
export async function putFirstAdmin(email = FIRST_ADMIN, password = ''): Promise<FirstAdmin | null> {
  if ((await countActiveAdmins(db)) > 0) return null
  const account = { email, name: '管理员', role: 'ADMIN' as const, locale: 'zh-CN' as const, password }
  const { madePassword } = await openAccount(COMMAND_LINE, account)
  return madePassword === null ? { email } : { email, password: madePassword }
}

/** The cities' tags bear their official names; the short ones on the line are aliases. */
async function putStations(): Promise<void> {
  if ((await findSetting(STATIONS_SETTING)) !== null) return
  const officialOf = (name: string) =>
    gazetteer.find(({ surface, type }) => type === 'place' && surface === name)?.canonical ?? name
  await db.$transaction(
    async (tx) => {
      for (const { name } of STATIONS)
        await findOrPutTag(tx, { type: 'place', name: officialOf(name), surface: name })
      await putSetting(tx, STATIONS_SETTING, [...STATIONS])
    },
    // A first start on a slow machine must not fail here.
    { timeout: 30_000 },
  )
}

async function importSeeds(publish: boolean, tell: (line: string) => void): Promise<void> {
  const names = (await readdir(SEEDS)).filter((name) => name.endsWith('.txt')).sort()
  for (const [index, name] of names.entries()) {
    tell(`Importing the sample pages: ${index + 1} of ${names.length}`)
    await importFile(COMMAND_LINE, { name, bytes: await readFile(join(SEEDS, name)) }, { publish })
  }
}
