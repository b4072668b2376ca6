import 'server-only'
import { createHash } from 'node:crypto'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { enqueue } from '../db/jobs'
import { findPictureOfFile, holdPictureFiles, putPicture, type PictureAt } from '../db/pictures'
import type { Actor } from '../editorial/actor'
import { authorize } from '../editorial/policy'
import { Refused } from '../errors'
import { openMediaStore } from '../media/media-store'
import { readPicture } from '../media/read-picture'
import { CONTENT_TYPES, originalName } from '../media/renditions'
import { getMediaSettings } from './update-media-setting'

/**
 * Takes a picture into the library, made safe; the same file, or the same pixels, twice is one. The worker makes its sizes.
 * Throws `Refused('picture-…')` for what is no picture, or too much of one.
 */
export async function uploadPicture(
  actor: Actor,
  { name, bytes: file }: { name: string; bytes: Uint8Array },
): Promise<PictureAt & { isNew: boolean }> {
  authorize(actor, 'picture.upload')
  const sourceHash = createHash('sha256').update(file).digest('hex')
  const known = await findPictureOfFile(sourceHash)
  if (known) return { ...known, isNew: false }
  const { megabytes } = await getMediaSettings(actor)
  if (file.length > megabytes * 1_000_000) throw new Refused('picture-too-large', { megabytes })
  const { bytes, ...picture } = await readPicture(file)
  return db.$transaction(
    async (tx) => {
      await holdPictureFiles(tx, picture.hash)
      const type = picture.format === 'png' ? 'image/png' : CONTENT_TYPES.jpg
      // Before the row: a file without a row is litter, a row without a file a hole in an article.
      await openMediaStore().write(originalName(picture), bytes, type)
      const put = await putPicture(tx, {
        ...picture,
        sourceHash,
        name,
        bytes: bytes.length,
        uploadedById: actor.id,
      })
      if (put.isNew) {
        await recordAudit(tx, newAct(doerOf(actor)), 'picture.upload', {
          type: 'picture',
          id: put.id,
          label: name,
        })
        await enqueue(tx, 'make-renditions', { pictureId: put.id }, put.id)
      }
      return put
    },
    { timeout: 60_000 },
  )
}
