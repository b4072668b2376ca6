/** Every other address under `/api`, by whatever method: a readers' page would be shown here else, and say 200. */
const nothing = (): Response =>
  Response.json({ error: 'not-found' }, { status: 404, headers: { 'cache-control': 'no-store' } })

export { nothing as DELETE, nothing as GET, nothing as PATCH, nothing as POST, nothing as PUT }
