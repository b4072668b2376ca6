import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { makePdf } from './fixtures/make-pdf'
import { makeDocx, makeZip } from './fixtures/make-zip'
import { openReader, type Reader } from './open-reader'

const newspaper = { name: 'a.pdf', bytes: readFileSync(join(import.meta.dirname, 'fixtures/newspaper.pdf')) }
const page = (text: string) => ({ name: 'a.txt', bytes: new TextEncoder().encode(text) })

let reader: Reader
afterEach(() => reader.close())

test('reads file after file, also after one that ended its process', { timeout: 120_000 }, async () => {
  reader = openReader()
  const names = [{ surface: '沈一舟', type: 'person', canonical: '沈一舟' } as const]
  const { sheets } = await reader.read(newspaper, names)
  expect(sheets).toHaveLength(2)
  expect(sheets[0]?.annotations.flat().flatMap(({ mentions }) => mentions)).toContainEqual(
    expect.objectContaining({ text: '沈一舟', type: 'person' }),
  )
  await expect(reader.read({ ...newspaper, bytes: newspaper.bytes.subarray(0, 9000) })).rejects.toMatchObject(
    {
      code: 'corrupt',
    },
  )
  // A line of this length keeps the reading of figures and names busy far longer than the limit.
  const limited = openReader({ secondsMax: 0.5 })
  await expect(limited.read(page('科创走廊1.5万家'.repeat(200_000)))).rejects.toMatchObject({
    code: 'too-slow',
    facts: { secondsMax: 0.5 },
  })
  expect((await limited.read(page('一行'))).sheets).toHaveLength(1)
  limited.close()
})

test('a process that holds too much is ended', { timeout: 120_000 }, async () => {
  reader = openReader({ bytesMax: 60 * 1024 * 1024 })
  await expect(reader.read(page('科创走廊1.5万家。\n'.repeat(200_000)))).rejects.toMatchObject({
    code: 'too-much-memory',
  })
})

test('archives are unpacked in it', { timeout: 120_000 }, async () => {
  reader = openReader()
  const bytes = makeZip([
    { name: 'a.txt', bytes: '一' },
    { name: 'b.txt', flags: 1 },
  ])
  const found = []
  for await (const member of reader.expand({ name: 'a.zip', bytes })) found.push(member)
  expect(found).toMatchObject([
    { path: 'a.zip/a.txt' },
    { path: 'a.zip/b.txt', error: { code: 'encrypted' } },
  ])
})

test('what a file points to is never fetched', { timeout: 120_000 }, async () => {
  const asked: (string | undefined)[] = []
  const server = createServer((request, response) => {
    asked.push(request.url)
    response.end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const there = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  reader = openReader()
  const html = `<html><head><base href="${there}/"><link rel="stylesheet" href="a.css"><script src="a.js"></script>
    <script>fetch('${there}/script')</script></head><body><img src="${there}/a.png" onerror="fetch('${there}/error')">
    <iframe src="${there}/frame"></iframe><p>走廊开工</p></body></html>`
  const docx = makeDocx('<w:p><w:r><w:t>走廊开工</w:t></w:r></w:p>', {
    'word/_rels/document.xml.rels': `<Relationships><Relationship Id="r1" Type="attachedTemplate" TargetMode="External" Target="${there}/template.dotm"/></Relationships>`,
  })
  const uri = `<< /Type /Action /S /URI /URI (${there}/pdf) >>`
  const script = `<< /S /JavaScript /JS (app.launchURL('${there}/pdf-script')) >>`
  const pdf = makePdf([[{ x: 60, y: 80, size: 12, text: '走廊开工' }]], {
    catalog: `/OpenAction ${uri} /AA << /WC ${script} >> /Names << /JavaScript << /Names [(a) ${script}] >> >>`,
  })
  for (const file of [
    { name: 'a.pdf', bytes: pdf },
    { name: 'a.html', bytes: new TextEncoder().encode(html) },
    { name: 'a.docx', bytes: docx },
  ])
    expect((await reader.read(file)).sheets[0]?.text.trim()).toBe('走廊开工')
  expect(asked).toEqual([])
  // The server is there to be asked.
  await fetch(`${there}/proof`)
  expect(asked).toEqual(['/proof'])
  server.close()
})
