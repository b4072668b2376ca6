import { TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state'

type FigurePlace = {
  /** The id that the new block gets. */
  id: string
  /** The block that it goes behind, by id; behind the one with the cursor when it is null or gone. */
  behind: string | null
  /** The cursor goes into the caption. */
  isEntered?: boolean
}

/**
 * Puts a picture of the library into the text, behind a block that stands by itself, or the list, quote or table around it. The
 * first picture of an article stands at its head until someone says otherwise.
 */
export function putFigure(
  state: EditorState,
  pictureId: string,
  { id, behind, isEntered = false }: FigurePlace,
): Transaction | null {
  const { figure } = state.schema.nodes
  if (!figure) return null
  const at = endOfBlock(state, behind)
  const node = figure.create({ id, assetId: pictureId, isLead: picturesIn(state).length === 0 })
  const tr = state.tr.insert(at, node)
  return isEntered ? tr.setSelection(TextSelection.create(tr.doc, at + 1)).scrollIntoView() : tr
}

/** Gives or takes the picture at a position the place at the head of the article, which one alone has. */
export function setLeadFigure(state: EditorState, pos: number, isLead: boolean): Transaction {
  const { tr } = state
  for (const figure of picturesIn(state)) {
    const wanted = isLead && figure.pos === pos
    if (figure.pos === pos || figure.isLead) tr.setNodeAttribute(figure.pos, 'isLead', wanted)
  }
  return tr
}

function picturesIn({ doc }: EditorState): { pos: number; isLead: boolean }[] {
  const found: { pos: number; isLead: boolean }[] = []
  doc.descendants((node, pos) => {
    if (node.type.name === 'figure' && node.attrs.assetId)
      found.push({ pos, isLead: node.attrs.isLead === true })
    return !node.isTextblock
  })
  return found
}

function endOfBlock({ doc, selection: { $to } }: EditorState, id: string | null): number {
  let end: number | null = null
  if (id !== null)
    doc.descendants((node, pos) => {
      if (node.attrs.id === id) end = doc.resolve(pos + 1).after(1)
      return end === null
    })
  return end ?? ($to.depth > 0 ? $to.after(1) : doc.content.size)
}
