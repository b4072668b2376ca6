import { z } from 'zod'
import { NameBorne } from '../errors'
import type { TagType } from '../pipeline/model'

/**
 * Whether the editor knows that others bear the name as well and means it so. Several may: people and places share names. But
 * nobody is to find out later.
 */
export const MayShare = z.stringbool().or(z.boolean()).default(false)

/** Another tag or indicator, after merges, that is found by the name. */
export type NameBearer = {
  id: string
  version: number
  /** Null of an indicator. */
  type: TagType | null
  name: string
  disambiguation: string
  /** Whether the name is its own, not an alias or the name of one merged into it. */
  isOwnName: boolean
}

/** A name that was to be given, and who bears it: an editor is asked. */
export type BorneName = {
  name: string
  bearers: NameBearer[]
  /** One of them has it as its own, so that no other can: names are told apart by type and note, those of indicators by nothing. */
  isHeld: boolean
}

/** Throws `NameBorne` when others bear a name; `own` says what is to have it as its own, null of an alias. */
export function askOfBearers(
  name: string,
  bearers: NameBearer[],
  own: Pick<NameBearer, 'type' | 'disambiguation'> | null,
): void {
  const holds = (one: NameBearer) =>
    one.isOwnName && one.type === own?.type && one.disambiguation === own.disambiguation
  if (bearers.length > 0) throw new NameBorne({ name, bearers, isHeld: bearers.some(holds) })
}
