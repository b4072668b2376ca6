import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeFile } from '../pipeline/decode-file'
import { readPage } from '../pipeline/read-page'
import { toLines } from '../pipeline/to-lines'
import { textBlocksOf } from './body'
import { bodyFromDraft, onPage } from './from-draft'
import { differencesOf, groupBySource, linesIn, type SourcedBlock } from './printed-difference'

const PAGE = '018f2f9e-0000-7000-8000-00000000000a'
const OTHER = '018f2f9e-0000-7000-8000-00000000000b'

const FOLDERS = ['../../seeds', '../pipeline/fixtures/pages'].map((path) => join(import.meta.dirname, path))
const pageTexts = FOLDERS.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name): [string, string] => [name, decodeFile(readFileSync(join(folder, name)), name).text]),
)

function importedBlocks(text: string): SourcedBlock[] {
  return readPage(text).drafts.flatMap((draft, at) => {
    const ids = [...draft.blocks, null].map((_, index) => `${at}-${index}`)
    return textBlocksOf(bodyFromDraft(draft, onPage(PAGE), ids))
  })
}

/** Every difference of the blocks by id, and its kind. */
function kindsOf(blocks: readonly SourcedBlock[], pages: Map<string, string>): Record<string, string> {
  const lines = new Map([...pages].map(([id, text]) => [id, toLines(text)]))
  const found = groupBySource(blocks).flatMap((group) => [...differencesOf(group, lines)])
  return Object.fromEntries(found.map(([id, { kind }]) => [id, kind]))
}

test.each(pageTexts)('what was imported from %s does not differ from print', (_, text) => {
  const blocks = importedBlocks(text).filter(({ source }) => source.length > 0)
  const kinds = kindsOf(blocks, new Map([[PAGE, text]]))
  expect(Object.keys(kinds)).toHaveLength(blocks.length)
  expect([...new Set(Object.values(kinds))]).toEqual(['none'])
})

describe('the difference of a block from its printed lines', () => {
  const print = '钱塘湖春行\n孤山寺北贾亭西，水面\n初平云脚低。（共 12 家）\n几处早莺争暖树'
  const at = (words: string) => ({
    start: print.indexOf(words),
    end: print.indexOf(words) + words.length,
  })
  const paragraph = (
    id: string,
    text: string,
    ...ranges: { start: number; end: number }[]
  ): SourcedBlock => ({
    id,
    type: 'paragraph',
    source: [{ page: PAGE, ranges }],
    text,
  })
  const body = at('孤山寺北贾亭西，水面\n初平云脚低。（共 12 家）')
  const kinds = (...blocks: SourcedBlock[]) => kindsOf(blocks, new Map([[PAGE, print]]))

  test('a changed word is a change; white space and the width of punctuation are only form', () => {
    expect(kinds(paragraph('a', '孤山寺北贾亭西，水面初平云脚低。（共12家）', body))).toEqual({ a: 'none' })
    expect(kinds(paragraph('a', '孤山寺北贾亭西,水面 初平云脚低。(共１２家)', body))).toEqual({ a: 'form' })
    expect(kinds(paragraph('a', '孤山寺北贾亭西，水面初平云脚高。（共12家）', body))).toEqual({ a: 'words' })
  })

  test('halves of a split paragraph are unchanged, and an edit counts with the half it is in', () => {
    const [first, second] = ['孤山寺北贾亭西，', '水面初平云脚低。（共12家）']
    expect(kinds(paragraph('a', first, body), paragraph('b', second, body))).toEqual({ a: 'none', b: 'none' })
    const edited = [paragraph('a', first, body), paragraph('b', '水面初平。（共12家）', body)]
    expect(kinds(...edited)).toEqual({ a: 'none', b: 'words' })
    const [group] = groupBySource(edited)
    expect(differencesOf(group ?? [], new Map([[PAGE, toLines(print)]])).get('b')?.parts).toEqual([
      { kind: 'same', text: '水面初平' },
      { kind: 'removed', text: '云脚低' },
      { kind: 'same', text: '。（共12家）' },
    ])
  })

  test('a block joined from two pages is compared with both', () => {
    const block: SourcedBlock = {
      id: 'a',
      type: 'paragraph',
      source: [
        { page: PAGE, ranges: [at('几处早莺争暖树')] },
        { page: OTHER, ranges: [{ start: 0, end: 8 }] },
      ],
      text: '几处早莺争暖树，谁家新燕啄春泥',
    }
    const pages = new Map([
      [PAGE, print],
      [OTHER, '，谁家新燕啄春泥'],
    ])
    expect(kindsOf([block], pages)).toEqual({ a: 'none' })
    expect(kindsOf([block], new Map([[PAGE, print]]))).toEqual({})
  })

  test('a caption is compared without its credit', () => {
    const text = '湖上泛舟的人们。 李明 摄'
    const block: SourcedBlock = {
      id: 'a',
      type: 'figure',
      source: [{ page: PAGE, ranges: [{ start: 0, end: text.length }] }],
      text: '湖上泛舟的人们。',
    }
    expect(kindsOf([block], new Map([[PAGE, text]]))).toEqual({ a: 'none' })
  })

  test('a block typed at the desk has nothing to differ from', () => {
    expect(kinds({ id: 'a', type: 'paragraph', source: [], text: '新写的' })).toEqual({})
  })

  test('however the text of a group is cut and edited, its parts are the print and the blocks', () => {
    const pages = new Map([[PAGE, toLines(print)]])
    const text = fc.string({ unit: fc.constantFrom(...'孤山寺北，水面平。12 家新'), maxLength: 12 })
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (texts) => {
        const group = texts.map((words, index) => paragraph(String(index), words, body))
        const found = differencesOf(group, pages)
        const without = (kind: string, id: string) =>
          (found.get(id)?.parts ?? []).flatMap((part) => (part.kind === kind ? [] : [part.text])).join('')
        for (const { id, text: words } of group) expect(without('removed', id)).toBe(words)
        const printed = group.map(({ id }) => without('added', id)).join('')
        expect(printed).toBe('孤山寺北贾亭西，水面初平云脚低。（共12家）')
      }),
    )
  })
})

test('linesIn cuts lines where a range begins and ends', () => {
  const lines = toLines('一二三\n\n四五六\n七八九')
  expect(linesIn(lines, { start: 1, end: 7 }).map(({ number, text }) => [number, text])).toEqual([
    [1, '二三'],
    [2, ''],
    [3, '四五'],
  ])
  expect(linesIn(lines, { start: 9, end: 12 }).map(({ number }) => number)).toEqual([4])
  expect(linesIn(lines, { start: 12, end: 20 })).toEqual([])
})
