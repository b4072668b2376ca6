import { deskAddress } from '@/lib/editorial/addresses'

/** The keys of the desk by page as `?` lists them; the editor and the splitting desk have lists of their own. */
const KEYS = {
  everywhere: [
    ['Ctrl+K', 'palette'],
    ['? F1', 'help'],
    ['Tab Shift+Tab', 'focus'],
    ['Esc', 'close'],
  ],
  palette: [
    ['↑ ↓', 'choose'],
    ['Enter', 'run'],
  ],
  articles: [
    ['Space', 'tick'],
    ['Shift+Space', 'range'],
  ],
  calendar: [
    ['Alt+← Alt+→', 'day'],
    ['Alt+↑ Alt+↓', 'week'],
  ],
  front: [
    ['Alt+↑ Alt+↓', 'place'],
    ['Delete', 'take'],
  ],
} as const

export type KeyGroupName = keyof typeof KEYS

/** The groups of keys that mean something at an address, those of the page first. */
export function keyGroupsAt(
  path: string,
): { group: KeyGroupName; keys: readonly (readonly [string, string])[] }[] {
  const own = (
    [
      ['articles', deskAddress.articles],
      ['calendar', deskAddress.calendar],
      ['front', deskAddress.front],
    ] as const
  ).flatMap(([group, address]) => (path === address ? [group] : []))
  return [...own, 'everywhere' as const, 'palette' as const].map((group) => ({ group, keys: KEYS[group] }))
}

/** Pages with a list of keys of their own. */
export const hasOwnKeys = (path: string): boolean => /^\/admin\/(?:articles|pages)\/[\da-f-]{36}$/u.test(path)
