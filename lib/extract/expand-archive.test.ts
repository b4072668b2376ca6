import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { ImportError } from '../pipeline/import-error'
import { expandArchive } from './expand-archive'
import { makeDocx, makeZip, type MadeMember } from './fixtures/make-zip'

/** Paths with what they hold or why they hold nothing; for an archive that is refused, why. */
async function expanded(bytes: Uint8Array, name = 'a.zip'): Promise<string[] | string> {
  const found: string[] = []
  try {
    for await (const member of expandArchive(bytes, name))
      found.push(
        `${member.path}: ${'error' in member ? member.error.code : new TextDecoder().decode(member.bytes)}`,
      )
  } catch (error) {
    return error instanceof ImportError ? error.code : String(error)
  }
  return found
}
const zip = (...members: MadeMember[]) => expanded(makeZip(members))

describe('names', () => {
  test.each([
    ['UTF-8 that says so', Buffer.from('版面/一版.txt'), 0x800],
    ['UTF-8 that does not', Buffer.from('版面/一版.txt'), 0],
    ['GBK', iconv.encode('版面/一版.txt', 'gbk'), 0],
    ['GBK that claims to be UTF-8 is still a label', iconv.encode('版面\\一版.txt', 'gbk'), 0],
  ])('%s', async (_, name, flags) => {
    expect(await zip({ name, flags, bytes: '一' })).toEqual(['a.zip/版面/一版.txt: 一'])
  })

  test('folders and what file systems leave behind are no files; names lead nowhere', async () => {
    expect(
      await zip(
        { name: '版面/' },
        { name: '__MACOSX/._a.txt', bytes: 'x' },
        { name: '版面/.DS_Store', bytes: 'x' },
        { name: 'Thumbs.db', bytes: 'x' },
        { name: '../../etc/a.txt', bytes: '一' },
        { name: '/b.txt', bytes: '二', isStored: true },
      ),
    ).toEqual(['a.zip/etc/a.txt: 一', 'a.zip/b.txt: 二'])
  })
})

describe('archives', () => {
  test('archives within it are opened, documents packed alike are not', async () => {
    const inner = makeZip([{ name: 'b.txt', bytes: '二' }])
    const found = await zip({ name: 'inner.zip', bytes: inner }, { name: 'c.docx', bytes: makeDocx('') })
    expect(found).toHaveLength(2)
    expect(found[0]).toBe('a.zip/inner.zip/b.txt: 二')
    expect(found[1]).toMatch(/^a\.zip\/c\.docx: PK/u)
  })

  test('a member that cannot be unpacked has its own error, the others go on', async () => {
    const whole = makeZip([
      { name: 'a.txt', bytes: '一'.repeat(9), isStored: true },
      { name: 'b.txt', bytes: '二' },
    ])
    const damaged = Uint8Array.from(whole)
    damaged[40] = 0
    expect(await expanded(damaged)).toEqual(['a.zip/a.txt: corrupt', 'a.zip/b.txt: 二'])
    expect(await zip({ name: 'a.txt', bytes: 'x', flags: 1 }, { name: 'b.txt', bytes: '二' })).toEqual([
      'a.zip/a.txt: encrypted',
      'a.zip/b.txt: 二',
    ])
  })

  test('what really comes out counts, not what is claimed', async () => {
    const bomb = Buffer.alloc(30 * 1024 * 1024)
    expect(await zip({ name: 'bomb.txt', bytes: bomb }, { name: 'b.txt', bytes: '二' })).toEqual([
      'a.zip/bomb.txt: too-large',
      'a.zip/b.txt: 二',
    ])
    expect(await zip({ name: 'bomb.txt', bytes: bomb, claimedSize: 10 })).toEqual(['a.zip/bomb.txt: corrupt'])
    const many = Array.from({ length: 40 }, (_, at) => ({
      name: `${at}.txt`,
      bytes: bomb.subarray(0, 19 * 1024 * 1024),
    }))
    expect(await zip(...many)).toBe('archive-too-large')
  }, 60_000)

  test('limits of the whole', async () => {
    expect(await zip(...Array.from({ length: 2001 }, (_, at) => ({ name: `${at}.txt`, bytes: '一' })))).toBe(
      'archive-too-many',
    )
    const nested = (depth: number): Uint8Array =>
      depth === 0
        ? Buffer.from('一')
        : makeZip([{ name: depth === 1 ? 'a.txt' : 'a.zip', bytes: nested(depth - 1) }])
    expect(await expanded(nested(3))).toEqual(['a.zip/a.zip/a.zip/a.txt: 一'])
    expect(await expanded(nested(4))).toBe('archive-too-deep')
    expect(await zip({ name: 'folder/' })).toBe('archive-empty')
    expect(await expanded(makeDocx(''))).toBe('disguised')
  }, 30_000)

  test('damaged or cut anywhere: members, or a reason', async () => {
    const whole = makeZip([
      { name: 'a.txt', bytes: '一'.repeat(20) },
      { name: '版面/b.txt', bytes: '二'.repeat(20) },
    ])
    const damage = fc.record({
      at: fc.nat(whole.length - 1),
      byte: fc.nat(255),
      length: fc.nat(whole.length),
      isCut: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(damage, async ({ at, byte, length, isCut }) => {
        const damaged = Uint8Array.from(whole)
        damaged[at] = byte
        const found = await expanded(isCut ? damaged.subarray(0, length) : damaged)
        expect(typeof found === 'string' ? found : '').not.toMatch(/Error/u)
      }),
      { numRuns: 300 },
    )
  }, 30_000)
})
