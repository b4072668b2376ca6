import 'server-only'
import { findPublicPicture } from '../db/public/pictures'
import { parseRendition, renditionName } from '../editorial/picture'
import { openMediaStore } from '../media/media-store'
import { CONTENT_TYPES, getRendition } from '../media/renditions'

/** A file of a picture, or the name that it has since the focus of the picture was moved. */
export type PictureFile = { bytes: Uint8Array<ArrayBuffer>; type: string } | { movedTo: string }

/** What stands at the address of a picture; null for what readers may not see, and for what there is not. */
export async function findPictureFile(hash: string, name: string): Promise<PictureFile | null> {
  if (!/^[0-9a-f]{64}$/u.test(hash)) return null
  const picture = await findPublicPicture(hash)
  const asked = picture && parseRendition(picture, name)
  if (!asked) return null
  if (asked.isMoved) return { movedTo: renditionName(picture, asked.rendition) }
  const bytes = await getRendition(openMediaStore(), picture, asked.rendition)
  return bytes && { bytes, type: CONTENT_TYPES[asked.rendition.format] }
}
