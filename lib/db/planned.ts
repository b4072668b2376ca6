import { createHash } from 'node:crypto'
import { Prisma } from './generated/client'

const MARK = '/* planned */'

/**
 * Stands before a query that readers' pages ask again and again in the same words: each connection then has it planned once, where
 * planning takes longer than answering. Never before one whose words differ from time to time, for none is forgotten, nor before one for
 * which the planner is told what to do: it would not be told again.
 */
export const PLANNED = Prisma.raw(MARK)

const names = new Map<string, string>()

/** What a connection calls a query; the empty name is that of what it forgets at once. */
export function statementName({ sql }: { sql: string }): string {
  if (!sql.trimStart().startsWith(MARK)) return ''
  const name = names.get(sql) ?? createHash('sha256').update(sql).digest('base64url').slice(0, 22)
  names.set(sql, name)
  return name
}
