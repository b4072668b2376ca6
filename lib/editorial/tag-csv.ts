import { z } from 'zod'
import { TagType } from '../pipeline/model'
import { ID_SCHEMES, readExternalId } from './external-id'
import { NewTag, type TagAlias } from './tag'
import { LINK_KINDS, WebAddress, type TagExternalId, type TagLink } from './tag-profile'

/** The columns of the table of tags, in this order for good; new ones go behind. */
export const TAG_COLUMNS = [
  'id',
  'version',
  'type',
  'name',
  'disambiguation',
  'description',
  'aliases',
  'links',
  'external_ids',
  'merged_into',
] as const
export type TagColumn = (typeof TAG_COLUMNS)[number]

/** A tag as the table holds it. */
export type TagRecord = {
  id: string
  version: number
  type: TagType
  name: string
  disambiguation: string
  description: string
  aliases: TagAlias[]
  links: TagLink[]
  externalIds: TagExternalId[]
  mergedIntoId: string | null
}

/** Several values in one cell, parted by ` | `; a backslash keeps a bar, an at sign or a backslash that is part of one. */
const escape = (value: string) => value.replaceAll(/[\\|@]/gu, String.raw`\$&`)
const unescape = (value: string) => value.replaceAll(/\\(.)/gsu, '$1')
const joined = (values: readonly string[]) => values.join(' | ')
const parted = (cell: string): string[] =>
  (cell.match(/(?:\\.|[^\\|])+/gsu) ?? []).map((value) => value.trim()).filter((value) => value !== '')

const aliasCell = ({ name, validFrom, validTo }: TagAlias) =>
  validFrom === null && validTo === null
    ? escape(name)
    : `${escape(name)}@${validFrom ?? ''}/${validTo ?? ''}`

/** A tag as the cells of its row: `name@2016-01-15/` is an alias in use since that day. */
export function toTagCells(tag: TagRecord): Record<TagColumn, string> {
  return {
    id: tag.id,
    version: String(tag.version),
    type: tag.type,
    name: tag.name,
    disambiguation: tag.disambiguation,
    description: tag.description,
    aliases: joined(tag.aliases.map(aliasCell)),
    links: joined(tag.links.map(({ kind, url }) => `${kind} ${escape(url)}`)),
    external_ids: joined(tag.externalIds.map(({ scheme, value }) => `${scheme}:${escape(value)}`)),
    merged_into: tag.mergedIntoId ?? '',
  }
}

/** What a row asks a tag to be. */
export type TagFields = Omit<TagRecord, 'id' | 'version' | 'mergedIntoId'>

/** Reads the cells of a row; answers what it asks for, or the columns in which something is wrong. */
export function readTagCells(cells: Readonly<Record<TagColumn, string>>): TagFields | TagColumn[] {
  const type = TagType.safeParse(cells.type.trim())
  const name = NewTag.shape.name.safeParse(cells.name)
  const disambiguation = NewTag.shape.disambiguation.safeParse(cells.disambiguation)
  const description = NewTag.shape.description.safeParse(cells.description)
  const aliases = every(parted(cells.aliases).map(readAlias))
  const links = every(parted(cells.links).map(readLink))
  const externalIds = every(parted(cells.external_ids).map(readNumber))
  const isTwice = externalIds && new Set(externalIds.map(({ scheme }) => scheme)).size < externalIds.length
  if (
    type.success &&
    name.success &&
    disambiguation.success &&
    description.success &&
    aliases &&
    links &&
    externalIds &&
    !isTwice
  ) {
    return {
      type: type.data,
      name: name.data,
      disambiguation: disambiguation.data,
      description: description.data,
      aliases: onceBy(aliases, (alias) => alias.name).filter((alias) => alias.name !== name.data),
      links: onceBy(links, ({ url }) => url),
      externalIds,
    }
  }
  return [
    ...(type.success ? [] : (['type'] as const)),
    ...(name.success ? [] : (['name'] as const)),
    ...(disambiguation.success ? [] : (['disambiguation'] as const)),
    ...(description.success ? [] : (['description'] as const)),
    ...(aliases ? [] : (['aliases'] as const)),
    ...(links ? [] : (['links'] as const)),
    ...(externalIds && !isTwice ? [] : (['external_ids'] as const)),
  ]
}

const every = <T>(values: readonly (T | null)[]): T[] | null => {
  const known = values.filter((value) => value !== null)
  return known.length === values.length ? known : null
}
const onceBy = <T>(values: readonly T[], keyOf: (value: T) => string): T[] => [
  ...new Map(values.map((value) => [keyOf(value), value])).values(),
]

const Day = z.iso.date()

function readAlias(text: string): TagAlias | null {
  const [, stem = '', days] = /^((?:\\.|[^\\@])*)(?:@(.*))?$/su.exec(text) ?? []
  const name = NewTag.shape.name.safeParse(unescape(stem))
  if (!name.success) return null
  if (days === undefined) return { name: name.data, validFrom: null, validTo: null }
  const [from = '', to, more] = days.split('/')
  if (to === undefined || more !== undefined) return null
  const read = [from, to].map((day) => (day === '' ? null : (Day.safeParse(day).data ?? undefined)))
  const [validFrom, validTo] = read
  if (validFrom === undefined || validTo === undefined) return null
  if (validFrom !== null && validTo !== null && validFrom > validTo) return null
  return { name: name.data, validFrom, validTo }
}

function readLink(text: string): TagLink | null {
  const [, word = '', rest = ''] = /^(\S+)\s+(\S+)$/u.exec(text) ?? []
  const kind = LINK_KINDS.find((one) => one === word)
  const url = WebAddress.safeParse(unescape(rest))
  return kind && url.success ? { kind, url: url.data } : null
}

function readNumber(text: string): TagExternalId | null {
  const [, word = '', rest = ''] = /^(\w+):(.+)$/su.exec(text) ?? []
  const scheme = ID_SCHEMES.find((one) => one === word)
  const value = scheme && readExternalId(scheme, unescape(rest))
  return scheme && value ? { scheme, value } : null
}
