import type { Node } from '@tiptap/pm/model'
import { EditorState, type Transaction } from '@tiptap/pm/state'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { factsPlugin } from './article-facts'
import { settleBlocks } from './block-identity'
import { keepsIdentity } from './edited-blocks'
import { documentSchema } from './extensions'
import { NO_FACTS } from './fact-step'
import { settleMarks } from './mark-identity'

const tagId = '018f2f9e-0000-7000-8000-00000000000a'
const IDS = ['a', 'b', 'c']
const mentions = Object.fromEntries(IDS.map((id) => [`m-${id}`, { tagId }]))

function block(id: string): Node {
  const mark = documentSchema.mark('entity', { mentionId: `m-${id}` })
  const texts = [
    documentSchema.text('春江'),
    documentSchema.text('潮水连', [mark]),
    documentSchema.text('海平'),
  ]
  return documentSchema.node('paragraph', { id, source: [] }, texts)
}

const opened = () =>
  EditorState.create({
    doc: documentSchema.node('doc', null, IDS.map(block)),
    plugins: [factsPlugin({ ...NO_FACTS, mentions })],
  })

type Edit = { kind: 'type' | 'delete' | 'split' | 'copy'; at: number; length: number; to: number }

function change(state: EditorState, { kind, at, length, to }: Edit): Transaction {
  const size = state.doc.content.size
  const [from, end] = [Math.min(at, size), Math.min(at + length, size)]
  const { tr } = state
  try {
    if (kind === 'type') return tr.insertText('字', from)
    if (kind === 'delete') return tr.delete(from, end)
    if (kind === 'split') return tr.split(from)
    return tr.replace(Math.min(to, size), Math.min(to, size), state.doc.slice(from, end))
  } catch {
    // Not every edit can be made everywhere.
    return state.tr
  }
}

const edit = fc.record({
  kind: fc.constantFrom('type', 'delete', 'split', 'copy'),
  at: fc.nat(27),
  length: fc.integer({ min: 1, max: 12 }),
  to: fc.nat(27),
})

describe('keepsIdentity', () => {
  test('typing keeps blocks and marks, splitting and cutting a mark out do not', () => {
    const state = opened()
    const after = (tr: Transaction) => state.apply(tr).doc
    expect(keepsIdentity(state.doc, after(state.tr.insertText('字', 5)))).toBe(true)
    expect(keepsIdentity(state.doc, after(state.tr.split(5)))).toBe(false)
    expect(keepsIdentity(state.doc, after(state.tr.delete(3, 6)))).toBe(false)
  })

  test('where it says so, there is nothing to settle', () => {
    let kept = 0
    fc.assert(
      fc.property(edit, (one) => {
        const state = opened()
        const tr = change(state, one)
        const now = state.apply(tr)
        if (!keepsIdentity(state.doc, now.doc)) return
        kept += 1
        const made = { before: state.doc, maps: tr.mapping.maps }
        expect(settleBlocks(made, now, () => 'new')).toBeNull()
        expect(settleMarks(made, now, () => 'new')).toBeNull()
      }),
      { numRuns: 500 },
    )
    expect(kept).toBeGreaterThan(50)
  })
})
