import { z } from 'zod'

/** Every act that leaves a record; each has its sentence in audit.json of lib/words. */
export const AUDIT_ACTIONS = [
  'page.import',
  'page.update',
  'page.done',
  'page.reopen',
  'article.create',
  'article.save',
  'article.submit',
  'article.return',
  'article.publish',
  'article.unpublish',
  'tag.create',
  'tag.rename',
  'tag.retype',
  'tag.alias',
  'tag.merge',
  'tag.unmerge',
  'tag.choose',
  'tag.split',
  'tag.profile',
  'tag.dismiss',
  'tag.import',
  'tag.delete',
  'indicator.create',
  'indicator.rename',
  'indicator.alias',
  'indicator.merge',
  'indicator.unmerge',
  'indicator.dismiss',
  'indicator.delete',
  'user.create',
  'user.role',
  'user.disable',
  'user.enable',
  'user.password',
  'session.start',
  'session.end',
  'session.refused',
  'setting.update',
] as const
export type AuditAction = (typeof AUDIT_ACTIONS)[number]

const optional = <T>(schema: z.ZodType<T>) => schema.optional().catch(undefined)

/** What the list of records can be asked; nonsense in an address counts as not given. */
export const AuditQuery = z.object({
  action: optional(z.enum(AUDIT_ACTIONS)),
  /** An account, or `machine` for the command line and the worker. */
  actorId: optional(z.union([z.uuid(), z.literal('machine')])),
  targetId: optional(z.string().min(1).max(100)),
  q: optional(z.string().trim().min(1).max(200)),
  from: optional(z.iso.date()),
  to: optional(z.iso.date()),
  after: optional(z.string().regex(/^\d{1,18}$/u)),
})
export type AuditQuery = z.infer<typeof AuditQuery>
