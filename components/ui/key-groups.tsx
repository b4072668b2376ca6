export type KeyGroup = {
  name: string
  /** What is pressed, keys that do the same apart by a space, and what it does. */
  keys: readonly { pressed: string; act: string }[]
}

/** The keys of a desk by groups, as they stand under `?`. */
export function KeyGroups({ groups }: { groups: readonly KeyGroup[] }) {
  return (
    <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
      {groups.map(({ name, keys }) => (
        <section key={name} aria-label={name}>
          <h3 className="mb-1 border-b border-rule text-xs text-muted">{name}</h3>
          <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-1">
            {keys.map(({ pressed, act }) => (
              <div key={act} className="contents">
                <dt className="flex flex-wrap gap-1">
                  {pressed.split(' ').map((key) => (
                    <kbd key={key} className="desk-kbd">
                      {key}
                    </kbd>
                  ))}
                </dt>
                <dd>{act}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  )
}
