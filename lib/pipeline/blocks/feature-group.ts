/** Names of features that speak together: lines alike in one respect share the very same group. */
export type FeatureGroup = readonly string[]

/** The group that a code stands for, made when it is asked for first. */
export type RememberedGroups = (code: number | string, make: () => FeatureGroup) => FeatureGroup

/** Remembers groups by code, so that a page of many lines makes each once. */
export function rememberedGroups(): RememberedGroups {
  const known = new Map<number | string, FeatureGroup>()
  return (code, make) => {
    const found = known.get(code)
    if (found) return found
    const group = make()
    known.set(code, group)
    return group
  }
}
