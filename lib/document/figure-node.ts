import { mergeAttributes, Node } from '@tiptap/core'

const text = (name: string, attribute: string, fallback: string | null) => ({
  default: fallback,
  keepOnSplit: false,
  parseHTML: (element: HTMLElement) => element.getAttribute(attribute) ?? fallback,
  renderHTML: (attrs: Record<string, unknown>) => (attrs[name] ? { [attribute]: attrs[name] } : {}),
})

/**
 * A picture with its caption as text, so that a caption is edited and marked like a paragraph. The picture is one of the library
 * (a Picture's id), never a URL; without one it is the caption of a picture that was printed. What it shows, whose it is, and
 * whether it stands at the head of the article are said of this use alone.
 */
export const FigureNode = Node.create({
  name: 'figure',
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({
    credit: text('credit', 'data-credit', null),
    assetId: text('assetId', 'data-asset', null),
    alt: text('alt', 'data-alt', ''),
    isLead: {
      default: false,
      keepOnSplit: false,
      parseHTML: (element: HTMLElement) => element.hasAttribute('data-lead'),
      renderHTML: ({ isLead }: Record<string, unknown>) => (isLead ? { 'data-lead': '' } : {}),
    },
  }),
  parseHTML: () => [{ tag: 'figure', contentElement: 'figcaption' }],
  renderHTML: ({ HTMLAttributes }) => ['figure', mergeAttributes(HTMLAttributes), ['figcaption', 0]],
})
