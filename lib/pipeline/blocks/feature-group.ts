/** Names of features that speak together: lines alike in one respect share the very same group. */
export type FeatureGroup = readonly string[]

/** Groups by the code that says in what respect lines are alike, so that a page of many lines makes each once. */
export type FeatureGroups = Map<number | string, FeatureGroup>

/** Remembers a group made for a code that had none. */
export function remember(groups: FeatureGroups, code: number | string, group: FeatureGroup): FeatureGroup {
  groups.set(code, group)
  return group
}
