import 'server-only'
import { z } from 'zod'
import { listSheetsOfFile, type SheetRow } from '../db/page-lists'
import type { Actor } from '../editorial/actor'
import { authorize } from '../editorial/policy'

/** The pages of the file that a page came in, in their order; none for an id that is none. */
export async function listSheets(actor: Actor, pageId: string): Promise<SheetRow[]> {
  authorize(actor, 'page.view')
  return z.uuid().safeParse(pageId).success ? listSheetsOfFile(pageId) : []
}
