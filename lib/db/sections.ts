import 'server-only'
import type { SectionRow } from '../editorial/section'
import { NotFound, Refused } from '../errors'
import { db, type Tx } from './client'

/** The sections in their order, with what is filed in each. */
export async function listSectionRows(tx: Tx = db): Promise<SectionRow[]> {
  const rows = await tx.section.findMany({
    select: {
      id: true,
      slug: true,
      name: true,
      nameEn: true,
      isDefault: true,
      _count: { select: { articles: true } },
    },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  })
  return rows.map(({ _count, ...row }) => ({ ...row, articles: _count.articles }))
}

/** Lets changes of the sections pass one after another until the transaction ends. */
export async function lockSections(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('sections', 0))`
}

export async function getSection(tx: Tx, id: string): Promise<SectionRow> {
  const row = (await listSectionRows(tx)).find((one) => one.id === id)
  if (!row) throw new NotFound()
  return row
}

/** Throws `Refused('section-taken')` when another section has the name or the address. */
export async function refuseTakenSection(
  tx: Tx,
  { id, name, slug }: { id?: string; name: string; slug?: string },
): Promise<void> {
  const same = { OR: [{ name }, ...(slug === undefined ? [] : [{ slug }])] }
  const others = { ...same, ...(id !== undefined && { id: { not: id } }) }
  if ((await tx.section.count({ where: others })) > 0) throw new Refused('section-taken', { name })
}

export async function putSection(
  tx: Tx,
  section: { name: string; nameEn: string; slug: string },
): Promise<string> {
  const position = await tx.section.count()
  return (await tx.section.create({ data: { ...section, position }, select: { id: true } })).id
}

export async function renameSection(
  tx: Tx,
  { id, name, nameEn }: { id: string; name: string; nameEn: string },
): Promise<void> {
  await tx.section.update({ where: { id }, data: { name, nameEn } })
}

/** Puts the sections in this order. */
export async function orderSections(tx: Tx, ids: readonly string[]): Promise<void> {
  for (const [position, id] of ids.entries()) await tx.section.update({ where: { id }, data: { position } })
}

/** Imported articles go here from now on. */
export async function makeDefaultSection(tx: Tx, id: string): Promise<void> {
  await tx.section.updateMany({ where: { isDefault: true }, data: { isDefault: false } })
  await tx.section.update({ where: { id }, data: { isDefault: true } })
}

/** Whether an article or a publication was ever filed there: then it is kept. */
export async function isSectionInUse(tx: Tx, id: string): Promise<boolean> {
  const where = { sectionId: id }
  return (await tx.article.count({ where })) > 0 || (await tx.publication.count({ where })) > 0
}

export async function deleteSection(tx: Tx, id: string): Promise<void> {
  await tx.section.delete({ where: { id } })
}
