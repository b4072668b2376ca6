import { z } from 'zod'
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

/** What came of adding an alias: written when nobody else bears the name; else nothing was, and these are asked about. */
export type AliasAnswer = { name: string; bearers: NameBearer[] }
