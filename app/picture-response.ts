type File = { bytes: Uint8Array<ArrayBuffer>; type: string }

/**
 * The bytes of a picture, as nothing but a picture: of exactly this type, never guessed at, and should a browser open it as a
 * page all the same, one that may run, load and send nothing. `etag` names the file, whose bytes never change.
 */
export function pictureResponse(
  request: Request,
  { bytes, type }: File,
  { etag, cacheControl }: { etag: string; cacheControl: string },
): Response {
  const headers = {
    'content-type': type,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'content-disposition': 'inline',
    'cache-control': cacheControl,
    etag,
  }
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
  return new Response(bytes, { headers: { ...headers, 'content-length': String(bytes.length) } })
}
