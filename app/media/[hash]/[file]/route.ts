import { nothingThere } from '@/app/nothing-there'
import { pictureResponse } from '@/app/picture-response'
import { siteAddress } from '@/lib/editorial/addresses'
import { findPictureFile } from '@/lib/reader/pictures'

/** What was taken back is gone from browsers and proxies after this long. */
const SECONDS = 600

type Context = { params: Promise<{ hash: string; file: string }> }

/** A picture that readers may see. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { hash, file } = await params
  const found = await findPictureFile(hash, file)
  if (!found) return nothingThere()
  const cacheControl = `public, max-age=${SECONDS}`
  if ('movedTo' in found) {
    const location = siteAddress.picture(hash, found.movedTo)
    return new Response(null, { status: 302, headers: { location, 'cache-control': cacheControl } })
  }
  return pictureResponse(request, found, { etag: `"${file}"`, cacheControl })
}
