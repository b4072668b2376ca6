import { mergeAttributes, Node } from '@tiptap/core'

const text = (name: string, attribute: string, fallback: string | null) => ({
  default: fallback,
  keepOnSplit: false,
  parseHTML: (element: HTMLElement) => element.getAttribute(attribute) ?? fallback,
  renderHTML: (attrs: Record<string, unknown>) => (attrs[name] ? { [attribute]: attrs[name] } : {}),
})

/** A picture with its caption as text, so that a caption is edited and marked like a paragraph. The picture is an asset, never a URL. */
export const FigureNode = Node.create({
  name: 'figure',
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({
    credit: text('credit', 'data-credit', null),
    assetId: text('assetId', 'data-asset', null),
    alt: text('alt', 'data-alt', ''),
  }),
  parseHTML: () => [{ tag: 'figure', contentElement: 'figcaption' }],
  renderHTML: ({ HTMLAttributes }) => ['figure', mergeAttributes(HTMLAttributes), ['figcaption', 0]],
})
