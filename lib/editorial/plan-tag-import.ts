import {
  readTagCells,
  TAG_COLUMNS,
  toTagCells,
  type TagColumn,
  type TagFields,
  type TagRecord,
} from './tag-csv'

export const ROW_ERRORS = [
  /** A cell cannot be what its column asks for. */
  'cell',
  /** The row has more or fewer cells than the first. */
  'cells',
  'unknown-id',
  'same-id',
  /** The tag was changed after the table was written. */
  'outdated',
  /** Another tag of the type has the name and note. */
  'name-taken',
  'external-id-taken',
  /** Merging is done at the desk, where it is seen what it does. */
  'merge',
] as const
type RowError = (typeof ROW_ERRORS)[number]

/** What is wrong with a row; rows count from 1, the heading included, as a spreadsheet counts them: empty ones too. */
type RowProblem = { row: number; error: RowError; column: TagColumn | null; value: string }

type PlannedTag = { row: number; fields: TagFields }
export type PlannedChange = PlannedTag & {
  id: string
  version: number
  name: string
  /** The cells that change, before and after. */
  changes: { column: TagColumn; before: string; after: string }[]
}

export type ImportPlan = {
  creates: PlannedTag[]
  changes: PlannedChange[]
  unchanged: number
  problems: RowProblem[]
}

/** A heading that is not the table's: columns that are missing, and those nobody knows. */
export type HeadingProblem = { missing: string[]; unknown: string[] }

const NEEDED = ['type', 'name'] as const

/** Where each column stands in a table, or what is wrong with its heading. Columns may be left out and stand anywhere. */
function readHeading(heading: readonly string[]): Map<TagColumn, number> | HeadingProblem {
  const names = heading.map((name) => name.trim().toLowerCase())
  const known = TAG_COLUMNS.filter((column) => names.includes(column))
  const unknown = names.filter((name) => name !== '' && !known.some((column) => column === name))
  const missing = NEEDED.filter((column) => !names.includes(column))
  if (missing.length > 0 || unknown.length > 0) return { missing, unknown }
  return new Map(known.map((column) => [column, names.indexOf(column)]))
}

/**
 * What a table asks to be changed: rows with an id change that tag in the columns the table has, rows without one add a
 * tag, rows without cells say nothing, and tags that are not in it stay as they are. Nothing is done here; a plan with a problem must not be carried out.
 */
export function planTagImport(
  rows: readonly (readonly string[])[],
  current: readonly TagRecord[],
): ImportPlan | HeadingProblem {
  const first = rows.findIndex((cells) => cells.length > 0)
  const heading = rows[first] ?? []
  const places = readHeading(heading)
  if (!(places instanceof Map)) return places
  const byId = new Map(current.map((tag) => [tag.id, tag]))
  const plan: ImportPlan = { creates: [], changes: [], unchanged: 0, problems: [] }
  const seen = new Set<string>()
  for (const [index, cells] of rows.entries()) {
    if (index <= first || cells.length === 0) continue
    planRow(plan, { row: index + 1, cells, width: heading.length, places, byId, seen })
  }
  refuseTaken(plan, current)
  plan.problems.sort((a, b) => a.row - b.row)
  return plan
}

type Row = {
  row: number
  cells: readonly string[]
  width: number
  places: ReadonlyMap<TagColumn, number>
  byId: ReadonlyMap<string, TagRecord>
  seen: Set<string>
}

const EMPTY = Object.fromEntries(TAG_COLUMNS.map((column) => [column, ''])) as Record<TagColumn, string>

function planRow(plan: ImportPlan, { row, cells, width, places, byId, seen }: Row): void {
  const problem = (error: RowError, column: TagColumn | null = null, value = '') =>
    plan.problems.push({ row, error, column, value })
  if (cells.length !== width) return void problem('cells')
  const given = Object.fromEntries([...places].map(([column, at]) => [column, cells[at] ?? '']))
  const id = given.id?.trim() ?? ''
  const tag = byId.get(id)
  if (id !== '' && !tag) return void problem('unknown-id', 'id', id)
  if (id !== '' && seen.has(id)) return void problem('same-id', 'id', id)
  if (id !== '') seen.add(id)

  const before = tag ? toTagCells(tag) : EMPTY
  const wanted = { ...before, ...given }
  const isEqual = (column: TagColumn) => wanted[column] === before[column]
  if (tag && TAG_COLUMNS.every((column) => column === 'version' || isEqual(column))) {
    plan.unchanged += 1
    return
  }
  if (wanted.merged_into.trim() !== before.merged_into) return void problem('merge', 'merged_into')
  const fields = readTagCells(wanted)
  if (Array.isArray(fields)) {
    for (const column of fields) problem('cell', column, wanted[column])
    return
  }
  if (!tag) {
    plan.creates.push({ row, fields })
    return
  }
  planChange(plan, { row, tag, fields, version: wanted.version.trim(), problem })
}

type Change = {
  row: number
  tag: TagRecord
  fields: TagFields
  version: string
  problem: (error: RowError, column: TagColumn) => void
}

/** What changes is told by what the cells mean: their order, spaces and the way a number is written are not a change. */
function planChange(plan: ImportPlan, { row, tag, fields, version, problem }: Change): void {
  const [before, after] = [inOrder(toTagCells(tag)), inOrder(toTagCells({ ...tag, ...fields }))]
  const changes = TAG_COLUMNS.filter((column) => before[column] !== after[column]).map((column) => ({
    column,
    before: before[column],
    after: after[column],
  }))
  if (changes.length === 0) plan.unchanged += 1
  else if (version !== '' && version !== String(tag.version)) problem('outdated', 'version')
  else plan.changes.push({ row, fields, id: tag.id, version: tag.version, name: tag.name, changes })
}

const LISTS = ['aliases', 'links', 'external_ids'] as const

function inOrder(cells: Record<TagColumn, string>): Record<TagColumn, string> {
  const sorted = LISTS.map((column) => [column, cells[column].split(' | ').toSorted().join(' | ')])
  return { ...cells, ...Object.fromEntries(sorted) }
}

/** Names and numbers that two tags would have once everything is done. */
function refuseTaken(plan: ImportPlan, current: readonly TagRecord[]): void {
  const changed = new Set(plan.changes.map(({ id }) => id))
  const names = new Set<string>()
  const numbers = new Set<string>()
  const nameOf = ({ type, name, disambiguation }: TagFields) => JSON.stringify([type, name, disambiguation])
  const numbersOf = ({ externalIds }: TagFields) =>
    externalIds.map(({ scheme, value }) => `${scheme}:${value}`)
  for (const tag of current) {
    if (changed.has(tag.id)) continue
    names.add(nameOf(tag))
    for (const number of numbersOf(tag)) numbers.add(number)
  }
  const planned = [...plan.changes, ...plan.creates].toSorted((a, b) => a.row - b.row)
  for (const { row, fields } of planned) {
    const name = nameOf(fields)
    if (names.has(name)) plan.problems.push({ row, error: 'name-taken', column: 'name', value: fields.name })
    names.add(name)
    for (const number of numbersOf(fields)) {
      if (numbers.has(number)) {
        plan.problems.push({ row, error: 'external-id-taken', column: 'external_ids', value: number })
      }
      numbers.add(number)
    }
  }
}
