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
  // Whoever is between may have made it a weak one, and may know several.
  const known = request.headers.get('if-none-match')?.split(',') ?? []
  if (known.some((one) => one.trim().replace(/^W\//u, '') === etag))
    return new Response(null, { status: 304, headers })
  return new Response(bytes, { headers: { ...headers, 'content-length': String(bytes.length) } })
}
