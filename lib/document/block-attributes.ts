import { Extension } from '@tiptap/core'
import { z } from 'zod'
import { BlockSource, TEXT_BLOCKS } from './body'

const Sources = z.array(BlockSource)

function parseSources(json: string | null): BlockSource[] {
  if (json === null) return []
  try {
    return Sources.catch([]).parse(JSON.parse(json))
  } catch {
    return [] // a page pasted from elsewhere may use the same attribute for anything
  }
}

/** Gives every text block its `id` and its `source`; block-identity.ts keeps them true while the text is edited. */
export const BlockAttributes = Extension.create({
  name: 'blockAttributes',
  addGlobalAttributes: () => [
    {
      types: [...TEXT_BLOCKS],
      attributes: {
        id: {
          default: null,
          keepOnSplit: false,
          parseHTML: (element: HTMLElement) => element.getAttribute('data-block'),
          renderHTML: ({ id }: Record<string, unknown>) => (id ? { 'data-block': id } : {}),
        },
        source: {
          default: [],
          parseHTML: (element: HTMLElement) => parseSources(element.getAttribute('data-source')),
          renderHTML: ({ source }: Record<string, unknown>) =>
            Array.isArray(source) && source.length > 0 ? { 'data-source': JSON.stringify(source) } : {},
        },
      },
    },
  ],
})
