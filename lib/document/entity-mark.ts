import { Mark } from '@tiptap/core'

/**
 * Ties a stretch of text to one mention; which tag that is, is said by the article's `mentions`. Typing at its edge never
 * makes it longer, and marks of other mentions and figures may overlap or nest, so it is removed by instance.
 */
export const EntityMark = Mark.create({
  name: 'entity',
  inclusive: false,
  excludes: '',
  addAttributes: () => ({
    mentionId: {
      isRequired: true,
      parseHTML: (element: HTMLElement) => element.getAttribute('data-mention'),
      renderHTML: ({ mentionId }: Record<string, unknown>) => ({ 'data-mention': mentionId }),
    },
  }),
  parseHTML: () => [{ tag: 'span[data-mention]' }],
  renderHTML: ({ HTMLAttributes }) => ['span', HTMLAttributes, 0],
})
