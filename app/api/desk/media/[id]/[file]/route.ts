import { pictureResponse } from '@/app/picture-response'
import { route } from '@/lib/auth/route'
import { NotFound } from '@/lib/errors'
import { PictureRef } from '@/lib/editorial/picture'
import { getPictureFile } from '@/lib/newsroom/list-pictures'

/** A picture of the library, for staff. */
export const GET = route<{ id: string; file: string }>('picture.view', async ({ actor, request, params }) => {
  const ref = PictureRef.safeParse(params)
  if (!ref.success) throw new NotFound()
  const found = await getPictureFile(actor, { id: ref.data.id, name: params.file })
  return pictureResponse(request, found, { etag: `"${params.file}"`, cacheControl: 'private, max-age=600' })
})
