import 'server-only'
import { db } from '../db/client'
import { getPicture, getPictureView, listPictureRows } from '../db/pictures'
import type { Actor } from '../editorial/actor'
import type { Screen } from '../editorial/desk-lists'
import {
  parseRendition,
  widthsOf,
  type PictureQuery,
  type PictureRow,
  type PictureView,
} from '../editorial/picture'
import { authorize } from '../editorial/policy'
import { NotFound } from '../errors'
import { openMediaStore } from '../media/media-store'
import { CONTENT_TYPES, getRendition } from '../media/renditions'

/** One screen of the library. */
export async function listPictures(actor: Actor, query: PictureQuery): Promise<Screen<PictureRow>> {
  authorize(actor, 'picture.view')
  return listPictureRows(query)
}

/** One picture, and where it is used. Throws NotFound. */
export async function viewPicture(actor: Actor, id: string): Promise<PictureView> {
  authorize(actor, 'picture.view')
  return getPictureView(id)
}

const PREVIEW = 'preview.webp'
const PREVIEW_WIDTH = 960

/** A file of a picture, or one to preview it by, whether readers may see it or not. Throws NotFound. */
export async function getPictureFile(
  actor: Actor,
  { id, name }: { id: string; name: string },
): Promise<{ bytes: Uint8Array<ArrayBuffer>; type: string }> {
  authorize(actor, 'picture.view')
  const picture = await getPicture(db, id)
  const width = widthsOf(picture, 'whole').findLast((one) => one <= PREVIEW_WIDTH) ?? picture.width
  const rendition =
    name === PREVIEW
      ? ({ shape: 'whole', width, format: 'webp' } as const)
      : parseRendition(picture, name)?.rendition
  const bytes = rendition && (await getRendition(openMediaStore(), picture, rendition))
  if (!bytes) throw new NotFound()
  return { bytes, type: CONTENT_TYPES[rendition.format] }
}
