import 'server-only'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db, type Tx } from '../db/client'
import {
  deleteSection,
  getSection,
  isSectionInUse,
  listSectionRows,
  lockSections,
  makeDefaultSection,
  orderSections,
  putSection,
  refuseTakenSection,
  renameSection,
} from '../db/sections'
import { markStale } from '../db/stale-surfaces'
import type { Actor } from '../editorial/actor'
import { authorize } from '../editorial/policy'
import type { NewSection, SectionMove, SectionNames, SectionRef, SectionRow } from '../editorial/section'
import { SURFACE } from '../editorial/surfaces'
import { Refused } from '../errors'

/** The sections in the order of the site. */
export async function listSectionSettings(actor: Actor): Promise<SectionRow[]> {
  authorize(actor, 'section.manage')
  return listSectionRows()
}

/** Adds a section behind the others. Throws `Refused('section-taken')`. */
export async function createSection(actor: Actor, input: NewSection): Promise<void> {
  authorize(actor, 'section.manage')
  await changeSections(actor, async (tx) => {
    await refuseTakenSection(tx, input)
    const id = await putSection(tx, input)
    return { action: 'section.create', id, name: input.name, detail: { ...input } }
  })
}

/** Names a section anew; its address stays. Throws `Refused('section-taken')`. */
export async function nameSection(actor: Actor, input: SectionNames): Promise<void> {
  authorize(actor, 'section.manage')
  await changeSections(actor, async (tx) => {
    const { id, name, nameEn } = await getSection(tx, input.id)
    await refuseTakenSection(tx, input)
    await renameSection(tx, input)
    const after = { name: input.name, nameEn: input.nameEn }
    return { action: 'section.rename', id, name: input.name, detail: { before: { name, nameEn }, after } }
  })
}

/** Moves a section one place; at the end of the list it stays. */
export async function moveSection(actor: Actor, { id, to }: SectionMove): Promise<void> {
  authorize(actor, 'section.manage')
  await changeSections(actor, async (tx) => {
    const { name } = await getSection(tx, id)
    const ids = (await listSectionRows(tx)).map((row) => row.id)
    const at = ids.indexOf(id)
    const next = Math.min(Math.max(at + (to === 'up' ? -1 : 1), 0), ids.length - 1)
    ids.splice(at, 1)
    ids.splice(next, 0, id)
    await orderSections(tx, ids)
    return { action: 'section.order', id, name, detail: { position: next + 1 } }
  })
}

/** Imported articles go to this section from now on; those that are there stay where they are. */
export async function chooseDefaultSection(actor: Actor, { id }: SectionRef): Promise<void> {
  authorize(actor, 'section.manage')
  await changeSections(actor, async (tx) => {
    const { name } = await getSection(tx, id)
    await makeDefaultSection(tx, id)
    return { action: 'section.default', id, name, detail: {} }
  })
}

/** Deletes a section in which nothing was ever filed. Throws `Refused` of `section-in-use` or `section-default`. */
export async function removeSection(actor: Actor, { id }: SectionRef): Promise<void> {
  authorize(actor, 'section.manage')
  await changeSections(actor, async (tx) => {
    const { name, isDefault } = await getSection(tx, id)
    if (isDefault) throw new Refused('section-default')
    if (await isSectionInUse(tx, id)) throw new Refused('section-in-use', { name })
    await deleteSection(tx, id)
    return { action: 'section.delete', id, name, detail: {} }
  })
}

type Change = {
  action: `section.${'create' | 'rename' | 'order' | 'default' | 'delete'}`
  id: string
  name: string
  detail: Parameters<typeof recordAudit>[4]
}

/** Changes the sections while nobody else does, records it, and has every page of the site made anew. */
async function changeSections(actor: Actor, change: (tx: Tx) => Promise<Change>): Promise<void> {
  await db.$transaction(async (tx) => {
    await lockSections(tx)
    const { action, id, name, detail } = await change(tx)
    await recordAudit(tx, newAct(doerOf(actor)), action, { type: 'section', id, label: name }, detail)
    await markStale(tx, [SURFACE.site, SURFACE.section(id)])
  })
}
