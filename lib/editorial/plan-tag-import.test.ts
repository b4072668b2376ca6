import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TAG_TYPES } from '../pipeline/model'
import { readCsv, toCsv } from './csv'
import { planTagImport } from './plan-tag-import'
import { TAG_COLUMNS, toTagCells, type TagRecord } from './tag-csv'

const tagOf = (more: Partial<TagRecord> = {}): TagRecord => ({
  id: randomUUID(),
  version: 3,
  type: 'organization',
  name: '长三角研究院',
  disambiguation: '',
  description: '',
  aliases: [],
  links: [],
  externalIds: [],
  mergedIntoId: null,
  ...more,
})
const rowsOf = (...tags: TagRecord[]) => [
  [...TAG_COLUMNS],
  ...tags.map((tag) => {
    const cells = toTagCells(tag)
    return TAG_COLUMNS.map((column) => cells[column])
  }),
]
const plan = (rows: string[][], current: TagRecord[]) => {
  const made = planTagImport(rows, current)
  if ('missing' in made) throw new Error('the heading was refused')
  return made
}

const text = fc
  .oneof(fc.stringMatching(/^[长三角G60|@\\/'=+-]{1,12}$/u), fc.string({ unit: 'grapheme', maxLength: 12 }))
  .map((value) => value.replaceAll(/\s+/gu, ' ').trim())
const day = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const alias = fc
  .tuple(text.filter(Boolean), fc.option(day), fc.option(day))
  .map(([name, x, y]) =>
    x !== null && y !== null && x > y
      ? { name, validFrom: y, validTo: x }
      : { name, validFrom: x, validTo: y },
  )
const tags = fc.uniqueArray(
  fc
    .record({
      type: fc.constantFrom(...TAG_TYPES),
      name: text.filter(Boolean),
      description: fc.string({ unit: 'grapheme', maxLength: 30 }),
      aliases: fc.uniqueArray(alias, { selector: ({ name }) => name, maxLength: 4 }),
      links: fc.uniqueArray(
        fc
          .webUrl({ withQueryParameters: true })
          .map((url) => ({ kind: 'official' as const, url: new URL(url).href })),
        { selector: ({ url }) => url, maxLength: 2 },
      ),
    })
    .map((fields) => tagOf(fields)),
  { selector: ({ type, name }) => `${type} ${name}`, maxLength: 6 },
)

describe('a table of tags', () => {
  test('imported as it was exported changes nothing', () => {
    fc.assert(
      fc.property(tags, (current) => {
        const rows = readCsv(toCsv(rowsOf(...current))) ?? []
        expect(plan(rows, current)).toEqual({
          creates: [],
          changes: [],
          unchanged: current.length,
          problems: [],
        })
      }),
    )
  })

  test('changed by a space, an order or the way a number is written changes nothing either', () => {
    const current = tagOf({
      aliases: [
        { name: '长研院', validFrom: '2016-01-15', validTo: null },
        { name: '研究院', validFrom: null, validTo: null },
      ],
      externalIds: [{ scheme: 'wikidata', value: 'Q8686' }],
    })
    const heading = ['id', 'type', 'name', 'aliases', 'external_ids']
    const row = [current.id, 'organization', ' 长三角研究院', '研究院|长研院@2016-01-15/', 'wikidata:q8686']
    expect(plan([heading, row], [current])).toMatchObject({ changes: [], unchanged: 1, problems: [] })
  })

  test('says cell by cell what it would change, and what it would add', () => {
    const current = tagOf()
    const rows = [
      ['id', 'version', 'type', 'name', 'aliases'],
      [current.id, '3', 'project', '长三角研究院', '长研院@2016-01-15/2020-12-31'],
      ['', '', 'place', '松江', ''],
    ]
    const { changes, creates, problems } = plan(rows, [current])
    expect(problems).toEqual([])
    expect(changes[0]?.changes).toEqual([
      { column: 'type', before: 'organization', after: 'project' },
      { column: 'aliases', before: '', after: '长研院@2016-01-15/2020-12-31' },
    ])
    expect(creates).toMatchObject([{ row: 3, fields: { type: 'place', name: '松江' } }])
  })

  test('is refused row by row for what cannot be', () => {
    const [one, two] = [tagOf({ name: '甲院' }), tagOf({ name: '乙院' })]
    const heading = ['id', 'version', 'type', 'name', 'aliases', 'external_ids', 'merged_into']
    const rows = [
      heading,
      [one.id, '2', 'organization', '丙院', '', '', ''],
      [two.id, '3', 'organization', '甲院', '', '', ''],
      [two.id, '3', 'organization', '丁院', '', '', ''],
      [randomUUID(), '1', 'organization', '戊院', '', '', ''],
      ['', '', 'firm', '', '名@2020/', 'uscc:1', ''],
      ['', '', 'place', '己镇', '', '', one.id],
      ['', '', 'place'],
    ]
    expect(plan(rows, [one, two]).problems.map(({ row, error, column }) => [row, error, column])).toEqual([
      [2, 'outdated', 'version'],
      [3, 'name-taken', 'name'],
      [4, 'same-id', 'id'],
      [5, 'unknown-id', 'id'],
      [6, 'cell', 'type'],
      [6, 'cell', 'name'],
      [6, 'cell', 'aliases'],
      [6, 'cell', 'external_ids'],
      [7, 'merge', 'merged_into'],
      [8, 'cells', null],
    ])
  })

  test('with empty lines in it counts its rows as a spreadsheet does', () => {
    const rows = readCsv('\n\ntype,name\n\nplace,松江\n\n\nfirm,乙\n') ?? []
    const { creates, problems } = plan(rows, [])
    expect(creates.map(({ row }) => row)).toEqual([5])
    expect(problems).toEqual([{ row: 8, error: 'cell', column: 'type', value: 'firm' }])
  })

  test('needs a heading that says what its columns are', () => {
    expect(planTagImport([['id', '名称']], [])).toEqual({ missing: ['type', 'name'], unknown: ['名称'] })
  })
})
