/** The keys of the desk as the list under `?` shows them, in the order of the work; keys that do the same stand together. */
export const KEY_LIST = [
  {
    group: 'move',
    keys: [
      ['↑ ↓', 'step'],
      ['Shift+↑ ↓', 'extend'],
      ['PageUp PageDown', 'page'],
      ['Home End', 'ends'],
      ['[ ]', 'articles'],
      ['N P', 'unsure'],
      ['Ctrl+A', 'all'],
      ['Ctrl+Space', 'toggle'],
      ['Esc', 'collapse'],
    ],
  },
  {
    group: 'cut',
    keys: [
      ['Enter', 'split'],
      ['Backspace J', 'join'],
      ['1 … 9', 'number'],
      ['M', 'article'],
      ['A 0', 'new'],
      ['+', 'merge'],
      ['L', 'cut'],
      ['G', 'paragraph'],
    ],
  },
  {
    group: 'role',
    keys: [
      ['H', 'headline'],
      ['K', 'kicker'],
      ['D', 'deck'],
      ['B', 'byline'],
      ['T', 'body'],
      ['S', 'subhead'],
      ['C', 'caption'],
      ['O', 'role'],
      ['X Delete', 'discard'],
      ['R', 'restore'],
      ['E', 'fields'],
    ],
  },
  {
    group: 'page',
    keys: [
      ['U Ctrl+Z', 'undo'],
      ['Shift+U Ctrl+Shift+Z Ctrl+Y', 'redo'],
      ['Ctrl+Enter', 'done'],
      ['Alt+↑ ↓', 'reorder'],
      ['? F1', 'help'],
    ],
  },
] as const
