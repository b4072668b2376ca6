import 'server-only'
import { countViews } from '../db/article-lists'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import {
  changeView as writeView,
  deleteView as removeView,
  findDefaultAddress,
  getView,
  listViewsOf,
  putView,
  setDefaultView,
} from '../db/saved-views'
import type { Actor } from '../editorial/actor'
import { authorize } from '../editorial/policy'
import {
  VIEW_COUNT_MAX,
  viewQuery,
  type CountedView,
  type DefaultView,
  type NewView,
  type ViewChange,
  type ViewRef,
} from '../editorial/saved-view'

/** The views that a person sees, each with how many articles it holds, counted no further than a bound. */
export async function listViews(actor: Actor): Promise<CountedView[]> {
  authorize(actor, 'view.keep')
  const views = await listViewsOf(actor.id)
  const counts = await countViews(
    views.map(({ address }) => viewQuery(address)),
    actor.id,
    VIEW_COUNT_MAX,
  )
  return views.map((view, at) => ({ ...view, count: counts[at] ?? 0 }))
}

/** The query that a person's list opens with; null for everything. */
export async function getDefaultView(actor: Actor): Promise<string | null> {
  authorize(actor, 'view.keep')
  return findDefaultAddress(actor.id)
}

/** Keeps a list under a name. Refuses a name that the person has given already. */
export async function saveView(actor: Actor, { isDefault, ...view }: NewView): Promise<{ id: string }> {
  authorize(actor, 'view.keep')
  if (view.isShared) authorize(actor, 'view.share')
  return db.$transaction(async (tx) => {
    const { id } = await putView(tx, { ...view, ownerId: actor.id })
    if (isDefault) await setDefaultView(tx, actor.id, id)
    const { name, address, isShared } = view
    const target = { type: 'view', id, label: name }
    await recordAudit(tx, newAct(doerOf(actor)), 'view.save', target, { address, isShared, isDefault })
    return { id }
  })
}

/** Gives a view another name, list or circle of people. Others' shared views are changed by who looks after them. */
export async function changeView(
  actor: Actor,
  { id, version, isDefault, ...change }: ViewChange,
): Promise<void> {
  authorize(actor, 'view.keep')
  if (change.isShared) authorize(actor, 'view.share')
  await db.$transaction(async (tx) => {
    const view = await getView(tx, id, actor.id)
    if (view.ownerId !== actor.id) authorize(actor, 'view.manage-shared')
    await writeView(tx, { id, version, ownerId: view.ownerId }, change)
    if (isDefault) await setDefaultView(tx, actor.id, id)
    const target = { type: 'view', id, label: change.name }
    const facts = { before: view.name, address: change.address, isShared: change.isShared, isDefault }
    await recordAudit(tx, newAct(doerOf(actor)), 'view.change', target, facts)
  })
}

/** Takes a view away; whose list opened with it, opens with everything. */
export async function deleteView(actor: Actor, ref: ViewRef): Promise<void> {
  authorize(actor, 'view.keep')
  await db.$transaction(async (tx) => {
    const view = await getView(tx, ref.id, actor.id)
    if (view.ownerId !== actor.id) authorize(actor, 'view.manage-shared')
    await removeView(tx, ref)
    const target = { type: 'view', id: ref.id, label: view.name }
    await recordAudit(tx, newAct(doerOf(actor)), 'view.delete', target)
  })
}

/** Says what the person's list opens with from now on; null is everything. */
export async function chooseDefaultView(actor: Actor, { id }: DefaultView): Promise<void> {
  authorize(actor, 'view.keep')
  await db.$transaction(async (tx) => {
    const view = id === null ? null : await getView(tx, id, actor.id)
    await setDefaultView(tx, actor.id, id)
    const target = { type: 'view', id: id ?? 'all', label: view?.name ?? '' }
    await recordAudit(tx, newAct(doerOf(actor)), 'view.default', target)
  })
}
