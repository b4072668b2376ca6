import type { NodeViewRendererProps } from '@tiptap/core'
import type { Node, ResolvedPos } from '@tiptap/pm/model'
import { NodeSelection } from '@tiptap/pm/state'
import { FigureNode } from '@/lib/document/figure-node'
import { deskAddress } from '@/lib/editorial/addresses'

export type FigureWords = { missingAlt: string; lead: string }

const isPictured = (node: Node | null | undefined): boolean =>
  node?.type.name === 'figure' && Boolean(node.attrs.assetId)

/**
 * The figure with its picture above the caption that is typed. Made by hand: a figure is drawn with each key in its caption, and
 * no component needs to be. Keys that would join the caption with the text around select the picture first, since it would go.
 */
export const figureWithPicture = (words: FigureWords) =>
  FigureNode.extend({
    addNodeView() {
      return ({ node, HTMLAttributes }: NodeViewRendererProps) => {
        const dom = document.createElement('figure')
        const frame = document.createElement('div')
        frame.contentEditable = 'false'
        const contentDOM = document.createElement('figcaption')
        dom.append(frame, contentDOM)
        for (const [name, value] of Object.entries(HTMLAttributes)) dom.setAttribute(name, String(value))
        draw(dom, frame, node, words)
        return {
          dom,
          contentDOM,
          ignoreMutation: (mutation) =>
            mutation.type !== 'selection' && (mutation.target === dom || frame.contains(mutation.target)),
          update: (now) => {
            if (now.type !== node.type) return false
            draw(dom, frame, now, words)
            return true
          },
        }
      }
    },
    addKeyboardShortcuts() {
      const select = (before: ($from: ResolvedPos) => number | null) => () => {
        const { selection, tr } = this.editor.state
        const pos = selection.empty ? before(selection.$from) : null
        if (pos === null) return false
        this.editor.view.dispatch(tr.setSelection(NodeSelection.create(tr.doc, pos)).scrollIntoView())
        return true
      }
      return {
        Backspace: select(($from) =>
          $from.parentOffset === 0 && isPictured($from.parent) ? $from.before() : null,
        ),
        Delete: select(($from) => {
          if ($from.depth === 0 || $from.parentOffset < $from.parent.content.size) return null
          const after = $from.after()
          return isPictured($from.doc.nodeAt(after)) ? after : null
        }),
      }
    },
  })

const text = (value: unknown) => (typeof value === 'string' ? value : '')

function draw(dom: HTMLElement, frame: HTMLElement, { attrs }: Node, words: FigureWords): void {
  const id = text(attrs.assetId)
  setOrRemove(dom, 'data-credit', text(attrs.credit))
  setOrRemove(dom, 'data-block', text(attrs.id))
  setOrRemove(dom, 'data-pictured', id)
  frame.hidden = id === ''
  if (id === '') return frame.replaceChildren()
  const known = frame.querySelector('img')
  const image = known?.dataset.picture === id ? known : newImage(id)
  image.alt = text(attrs.alt)
  const notes = [
    ...(attrs.isLead === true ? [noteOf(words.lead, 'picture-note')] : []),
    ...(image.alt.trim() === '' ? [noteOf(words.missingAlt, 'picture-note is-missing')] : []),
  ]
  frame.replaceChildren(image, ...notes)
}

function newImage(id: string): HTMLImageElement {
  const image = document.createElement('img')
  image.dataset.picture = id
  image.draggable = false
  image.src = deskAddress.picturePreview(id)
  return image
}

function noteOf(words: string, className: string): HTMLSpanElement {
  const note = document.createElement('span')
  note.className = className
  note.textContent = words
  return note
}

function setOrRemove(element: HTMLElement, name: string, value: string): void {
  if (value === '') element.removeAttribute(name)
  else element.setAttribute(name, value)
}
