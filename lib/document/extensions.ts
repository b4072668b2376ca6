import { getSchema, type Extensions } from '@tiptap/core'
import { TableKit } from '@tiptap/extension-table'
import { StarterKit } from '@tiptap/starter-kit'
import { BlockAttributes } from './block-attributes'
import { EntityMark } from './entity-mark'
import { FigureNode } from './figure-node'
import { MetricMark } from './metric-mark'

/**
 * What a body may hold, in the fixed order that ranks marks and nodes. Used by the editor, by the check on every save and
 * by tests. The trailing empty paragraph is off: opening an article must not change it.
 */
export const documentExtensions: Extensions = [
  StarterKit.configure({
    code: false,
    codeBlock: false,
    strike: false,
    underline: false,
    trailingNode: false,
    heading: { levels: [2] },
    link: {
      openOnClick: false,
      autolink: false,
      linkOnPaste: false,
      HTMLAttributes: { target: null, rel: null, class: null },
    },
  }),
  TableKit.configure({ table: { resizable: false } }),
  FigureNode,
  EntityMark,
  MetricMark,
  BlockAttributes,
]

export const documentSchema = getSchema(documentExtensions)
