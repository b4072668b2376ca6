export type PageCommand = { label: string; run: () => void }

/** What stands in an element with `data-commands` and can be pressed is an act of the page. */
const ACTS = '[data-commands] button:not([disabled]), [data-commands] summary, [data-commands] a[href]'

const labelOf = (element: HTMLElement): string => {
  const named = element.getAttribute('aria-label')
  if (named) return named
  const copy = element.cloneNode(true)
  if (!(copy instanceof HTMLElement)) return ''
  for (const unread of copy.querySelectorAll('[aria-hidden=true], dialog')) unread.remove()
  return (copy.textContent ?? '').replaceAll(/\s+/gu, ' ').trim()
}

/** The acts that the page offers right now, by the words on their buttons, each once. */
export function commandsOnPage(): PageCommand[] {
  const commands = new Map<string, PageCommand>()
  for (const element of document.querySelectorAll<HTMLElement>(ACTS)) {
    const label = labelOf(element)
    if (label === '' || commands.has(label) || element.closest('dialog') || !element.checkVisibility())
      continue
    commands.set(label, { label, run: () => element.click() })
  }
  return [...commands.values()]
}
