import { history, undo } from '@tiptap/pm/history'
import type { Node } from '@tiptap/pm/model'
import { EditorState, TextSelection } from '@tiptap/pm/state'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toLines } from '../pipeline/to-lines'
import { documentSchema } from './extensions'
import { printedChangeAt, restorePrint } from './printed-change'
import { openBlocks, openSpans } from './spans'

const PAGE = '018f2f9e-0000-7000-8000-00000000000a'
const print = '松江区目前有高新技术\n企业1.5万家。\n\n比上年增长12%。'
const pages = new Map([[PAGE, toLines(print)]])
const FIRST = { start: 0, end: print.indexOf('\n\n') }
const SECOND = { start: print.indexOf('比'), end: print.length }

function paragraph(id: string, range: typeof FIRST | null, content: Node[]): Node {
  const source = range ? [{ page: PAGE, ranges: [range] }] : []
  return documentSchema.node('paragraph', { id, source }, content)
}
const text = (words: string) => documentSchema.text(words)
const stateOf = (...blocks: Node[]) =>
  EditorState.create({ doc: documentSchema.node('doc', null, blocks), plugins: [history()] })

describe('the block under the cursor', () => {
  const state = stateOf(
    paragraph('a', FIRST, [text('松江区目前有高新技术企业1.8万家。')]),
    paragraph('b', SECOND, [text('比上年增长12%。')]),
    paragraph('c', null, [text('新写的一段。')]),
  )
  const at = (position: number) =>
    printedChangeAt(state.apply(state.tr.setSelection(TextSelection.create(state.doc, position))), pages)

  test('is told with what was changed, or that nothing was', () => {
    expect(at(3)).toMatchObject({ blockId: 'a', kind: 'words' })
    expect(at(25)).toMatchObject({ blockId: 'b', kind: 'none' })
  })

  test('has nothing to tell when it was typed here, or its page is not at hand', () => {
    expect(at(state.doc.content.size - 2)).toBeNull()
    expect(printedChangeAt(state, new Map())).toBeNull()
  })
})

describe('restoring the printed words', () => {
  const restored = (state: EditorState, id: string) => {
    const tr = restorePrint(state, id, pages)
    return tr && state.apply(tr)
  }

  test('keeps the marks of what was not changed, and is one step back', () => {
    const mark = documentSchema.mark('entity', { mentionId: 'm1' })
    const words = [documentSchema.text('松江区', [mark]), text('现有高新技术企业近1.8万家。')]
    const before = stateOf(paragraph('a', FIRST, words))
    const after = restored(before, 'a')
    expect(after?.doc.textContent).toBe('松江区目前有高新技术企业1.5万家。')
    expect(after && openSpans(after.doc).map(({ id, quote }) => [id, quote])).toEqual([['m1', '松江区']])
    let back = after
    if (after) undo(after, (tr) => (back = after.apply(tr)))
    expect(back?.doc.eq(before.doc)).toBe(true)
  })

  test('is a step of its own, however soon after what was typed there', () => {
    const printed = stateOf(paragraph('a', FIRST, [text('松江区目前有高新技术企业1.5万家。')]))
    const end = printed.doc.content.size - 1
    const typed = printed.apply(printed.tr.insertText('以及人才', end))
    const after = restored(typed, 'a')
    let back = after
    if (after) undo(after, (tr) => (back = after.apply(tr)))
    expect(back?.doc.textContent).toBe('松江区目前有高新技术企业1.5万家。以及人才')
  })

  test('does nothing to a block that is as printed', () => {
    const words = text('松江区目前有高新技术企业1.5万家。')
    expect(restorePrint(stateOf(paragraph('a', FIRST, [words])), 'a', pages)).toBeNull()
    expect(restorePrint(stateOf(paragraph('a', null, [words])), 'a', pages)).toBeNull()
  })

  test('whatever a block says, restoring it brings the print back', () => {
    const words = fc.string({
      unit: fc.constantFrom(...'松江区有企业1.5万家。新 '),
      minLength: 1,
      maxLength: 30,
    })
    fc.assert(
      fc.property(words, (one) => {
        const state = stateOf(paragraph('a', FIRST, [text(one)]), paragraph('b', SECOND, [text(one)]))
        const after = restored(state, 'a') ?? state
        expect(openBlocks(after.doc).map((block) => block.text)).toEqual([
          '松江区目前有高新技术企业1.5万家。',
          one,
        ])
      }),
    )
  })

  test('a half of a split paragraph gets its own words back', () => {
    const halves = [paragraph('a', FIRST, [text('松江区有企业')]), paragraph('b', FIRST, [text('1.8万家。')])]
    const after = restored(stateOf(...halves), 'b')
    expect(after && openBlocks(after.doc).map((block) => block.text)).toEqual(['松江区有企业', '1.5万家。'])
  })
})
