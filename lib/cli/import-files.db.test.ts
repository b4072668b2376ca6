import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { db } from '../db/client'
import { makeZip } from '../extract/fixtures/make-zip'
import { importFiles } from './import-files'

let folder = ''
const said: string[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corridor-import-'))
  said.length = 0
  vi.spyOn(console, 'error').mockImplementation((line: string) => void said.push(line.replace(folder, '.')))
})
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

const printed = (name: string) => `${name}开工${randomUUID()}\n本报讯 昨天，${name}的企业签下合作项目。\n`
const namesOf = async (names: readonly string[]) =>
  (await db.sourcePage.findMany({ where: { fileName: { in: [...names] } } }))
    .map(({ fileName }) => fileName)
    .toSorted()

test('a folder comes in with its folders and archives, litter left out; what cannot be read is said and fails', async () => {
  const mark = randomUUID()
  const [first, second, third] = [`${mark}-1.txt`, `${mark}-2.md`, `${mark}-3.txt`]
  await mkdir(join(folder, 'issue'))
  await writeFile(join(folder, first), printed('甲'))
  await writeFile(join(folder, '.DS_Store'), 'x')
  await writeFile(join(folder, 'issue', second), printed('乙'))
  await writeFile(join(folder, 'issue', 'z-broken.txt'), Uint8Array.from([0x41, 0, 0x42]))
  await writeFile(
    join(folder, 'more.zip'),
    makeZip([
      { name: third, bytes: printed('丙') },
      { name: '__MACOSX/x.txt', bytes: 'x' },
    ]),
  )

  expect(await importFiles([folder])).toBe(1)
  const places = said.filter((line) => line.startsWith('[')).map((line) => line.slice(0, line.indexOf(':')))
  expect(places).toEqual([
    `[1] ./${first}`,
    `[2] ./issue/${second}`,
    '[3] ./issue/z-broken.txt',
    `[4] ./more.zip/${third}`,
  ])
  expect(await namesOf([first, second, third, `more.zip/${third}`])).toHaveLength(3)

  said.length = 0
  await rm(join(folder, 'issue', 'z-broken.txt'))
  expect(await importFiles([folder])).toBe(0)
  expect(said.filter((line) => line.endsWith('already imported, nothing added'))).toHaveLength(3)
})

test('a folder with too much in it is refused before anything of it is read', async () => {
  await writeFile(join(folder, 'a.txt'), printed('甲'))
  // Sparse: it takes no room on the disk.
  const large = await open(join(folder, 'large.txt'), 'w')
  await large.truncate(501 * 1024 * 1024)
  await large.close()
  expect(await importFiles([folder])).toBe(1)
  expect(said).toEqual(['[1] .: holds more than 524288000 bytes'])
})
