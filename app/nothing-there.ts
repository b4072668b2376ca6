/** For whoever asks for a file that is not there. */
export const nothingThere = (): Response =>
  new Response('Not found\n', { status: 404, headers: { 'cache-control': 'no-store' } })
