/** The query of a page, as Next hands it over after awaiting `searchParams`. */
export type Query = Record<string, string | string[] | undefined>

/** The single value of a query parameter; repeated ones count once, empty ones not at all. */
export function queryValue(query: Query, name: string): string | undefined {
  const value = query[name]
  return (Array.isArray(value) ? value[0] : value) || undefined
}

/** The address of a list with some of its parameters changed; null or empty leaves one out, the rest stays. */
export function listAddress(path: string, query: Query, change: Record<string, string | null>): string {
  const kept = Object.keys(query).flatMap((name) => {
    const value = queryValue(query, name)
    return value === undefined || name in change ? [] : [[name, value] as const]
  })
  const set = Object.entries(change).flatMap(([name, value]) => (value ? [[name, value] as const] : []))
  const search = new URLSearchParams([...kept, ...set].map(([name, value]) => [name, value])).toString()
  return search ? `${path}?${search}` : path
}
