import { answer, route } from '@/lib/auth/route'
import { PICTURE_BYTES_MAX, PictureQuery } from '@/lib/editorial/picture'
import { Refused } from '@/lib/errors'
import { listPictures } from '@/lib/newsroom/list-pictures'
import { uploadPicture } from '@/lib/newsroom/upload-picture'
import { limitedBody } from '../import/limited-body'
import { sentName } from '../sent-name'

const NAME_MAX = 200

/** One screen of the library, for those who choose a picture. */
export const GET = route('picture.view', async ({ actor, request }) => {
  const query = PictureQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  return answer({ ok: true, data: await listPictures(actor, query) })
})

/** Takes one picture as the raw body, its name in `?name=`. */
export const POST = route('picture.upload', async ({ actor, request }) => {
  const bytes = await limitedBody(request, PICTURE_BYTES_MAX)
  if (!bytes) throw new Refused('picture-too-large', { megabytes: PICTURE_BYTES_MAX / 1_000_000 })
  return answer({
    ok: true,
    data: await uploadPicture(actor, { name: sentName(request, NAME_MAX) || '-', bytes }),
  })
})
