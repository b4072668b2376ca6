import 'server-only'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { enqueue } from '../db/jobs'
import {
  deletePicture as removeRow,
  getPicture,
  hasPictureFiles,
  holdPictureFiles,
  listPublicUses,
  setPictureFocus,
} from '../db/pictures'
import { markStale } from '../db/stale-surfaces'
import type { Actor } from '../editorial/actor'
import type { PictureFocus, PictureRef } from '../editorial/picture'
import { authorize } from '../editorial/policy'
import { SURFACE } from '../editorial/surfaces'
import { openMediaStore } from '../media/media-store'
import { originalName, removeRenditions } from '../media/renditions'

/** Says what crops of a picture keep in sight; lists that show it are made anew. */
export async function focusPicture(actor: Actor, { id, focusX, focusY }: PictureFocus): Promise<void> {
  authorize(actor, 'picture.change')
  const moved = await db.$transaction(async (tx) => {
    const { name, ...before } = await getPicture(tx, id)
    if (before.focusX === focusX && before.focusY === focusY) return null
    await setPictureFocus(tx, id, { focusX, focusY })
    const uses = await listPublicUses(tx, id)
    await markStale(tx, [
      ...(uses.length > 0 ? [SURFACE.latest, SURFACE.front] : []),
      ...uses.flatMap(({ articleId, sectionId }) => [SURFACE.article(articleId), SURFACE.section(sectionId)]),
    ])
    const detail = { before: `${before.focusX}, ${before.focusY}`, after: `${focusX}, ${focusY}` }
    const target = { type: 'picture', id, label: name }
    await recordAudit(tx, newAct(doerOf(actor)), 'picture.focus', target, detail)
    await enqueue(tx, 'make-renditions', { pictureId: id }, id)
    return before
  })
  if (moved) await removeRenditions(openMediaStore(), moved, ['card'])
}

/** Deletes a picture that no article has or had. Throws NotFound and `Refused('picture-in-use', { count })`. */
export async function deletePicture(actor: Actor, { id }: PictureRef): Promise<void> {
  authorize(actor, 'picture.delete')
  const picture = await db.$transaction(async (tx) => {
    const found = await getPicture(tx, id)
    await removeRow(tx, id)
    const target = { type: 'picture', id, label: found.name }
    await recordAudit(tx, newAct(doerOf(actor)), 'picture.delete', target)
    return found
  })
  // Only once nothing can bring the row back; somebody may have handed the same picture over meanwhile.
  await db.$transaction(
    async (tx) => {
      await holdPictureFiles(tx, picture.hash)
      if (await hasPictureFiles(tx, picture.hash)) return
      const store = openMediaStore()
      await removeRenditions(store, picture)
      await store.remove(originalName(picture))
    },
    { timeout: 60_000 },
  )
}
