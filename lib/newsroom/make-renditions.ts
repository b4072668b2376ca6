import 'server-only'
import { db } from '../db/client'
import { listPictures } from '../db/pictures'
import { openMediaStore } from '../media/media-store'
import { makeRenditions } from '../media/renditions'

/** Makes the sizes of a picture that nobody has asked for yet; nothing to do once it is deleted. */
export async function makePictureSizes(pictureId: string, stopping: AbortSignal): Promise<void> {
  const [picture] = await listPictures(db, [pictureId])
  if (picture) await makeRenditions(openMediaStore(), picture, stopping)
}
