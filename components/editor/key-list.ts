/** The keys of the editor as the list under `?` shows them, in the order of the work; keys that do the same stand together. */
export const KEY_LIST = [
  {
    group: 'review',
    keys: [
      ['J K', 'walk'],
      ['A', 'accept'],
      ['E', 'correct'],
      ['R', 'reject'],
      ['U Shift+U', 'undoReview'],
      ['Enter', 'toText'],
      ['?', 'help'],
    ],
  },
  {
    group: 'text',
    keys: [
      ['Alt+T', 'tag'],
      ['Alt+M', 'metric'],
      ['Alt+C', 'confirm'],
      ['Ctrl+K', 'link'],
      ['Alt+N', 'comment'],
      ['Alt+G', 'suggest'],
      ['Alt+Enter', 'open'],
      ['Alt+J Alt+K', 'walkInText'],
      ['Alt+A Alt+E Alt+R', 'decideInText'],
      ['Esc', 'toReview'],
    ],
  },
  {
    group: 'panel',
    keys: [
      ['↑ ↓', 'choose'],
      ['Alt+1 … Alt+8', 'create'],
      ['Alt+← Alt+→', 'moveEnd'],
      ['Alt+Shift+← Alt+Shift+→', 'moveStart'],
      ['Esc', 'leave'],
    ],
  },
  {
    group: 'article',
    keys: [
      ['Ctrl+S', 'save'],
      ['Ctrl+F Ctrl+H', 'find'],
      ['Enter Shift+Enter F3 Shift+F3', 'findWalk'],
      ['Ctrl+Enter', 'replaceAll'],
      ['Ctrl+K', 'palette'],
      ['Ctrl+Z Ctrl+Shift+Z', 'undo'],
      ['F1', 'helpAnywhere'],
    ],
  },
] as const
