import { history, undo } from '@tiptap/pm/history'
import { Fragment, Slice, type Node } from '@tiptap/pm/model'
import { EditorState } from '@tiptap/pm/state'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { factsOf, factsPlugin } from './article-facts'
import { uniteSources } from './block-identity'
import { documentSchema } from './extensions'
import { NO_FACTS, type Facts } from './fact-step'
import { identityPlugins } from './identity'
import { openBlocks, openSpans } from './spans'

const PAGE = '018f2f9e-0000-7000-8000-00000000000a'
const source = (start: number, end: number) => [{ page: PAGE, ranges: [{ start, end }] }]
const METRIC = {
  indicator: '企业数',
  subject: null,
  value: '15000',
  valueTo: null,
  from: null,
  direction: null,
  unit: '家',
  qualifier: '=' as const,
  kind: 'level' as const,
  period: null,
  scope: null,
}
const FACTS: Facts = { ...NO_FACTS, mentions: { m1: { tagId: 't1' } }, metrics: { f1: METRIC } }

type Piece = string | { text: string; entity?: string; metric?: string }

function paragraph(id: string, at: number, pieces: Piece[]): Node {
  const nodes = pieces.map((piece) => {
    if (typeof piece === 'string') return documentSchema.text(piece)
    const marks = [
      ...(piece.entity ? [documentSchema.mark('entity', { mentionId: piece.entity })] : []),
      ...(piece.metric ? [documentSchema.mark('metric', { metricId: piece.metric })] : []),
    ]
    return documentSchema.text(piece.text, marks)
  })
  return documentSchema.node('paragraph', { id, source: source(at, at + 10) }, nodes)
}

function stateOf(...blocks: Node[]): EditorState {
  let count = 0
  return EditorState.create({
    doc: documentSchema.node('doc', null, blocks),
    plugins: [history(), factsPlugin(FACTS), ...identityPlugins(() => `new${(count += 1)}`)],
  })
}
const shape = (state: EditorState) => openBlocks(state.doc).map(({ id, text }) => [id, text])
const spans = (state: EditorState) => openSpans(state.doc).map(({ id, quote }) => [id, quote])
const undone = (state: EditorState) => {
  let next = state
  undo(state, (tr) => (next = state.apply(tr)))
  return next
}

describe('splitting and joining blocks', () => {
  const two = () => stateOf(paragraph('a', 0, ['春江潮水']), paragraph('b', 20, ['海上明月']))

  test('a split gives the new block a new id and both keep the source', () => {
    const before = two()
    const after = before.apply(before.tr.split(3))
    expect(shape(after)).toEqual([
      ['a', '春江'],
      ['new1', '潮水'],
      ['b', '海上明月'],
    ])
    expect(openBlocks(after.doc).map(({ node }) => node.attrs.source)).toEqual([
      source(0, 10),
      source(0, 10),
      source(20, 30),
    ])
  })

  test('Enter at the start of a block leaves its id with its words', () => {
    const before = two()
    expect(shape(before.apply(before.tr.split(1)))).toEqual([
      ['new1', ''],
      ['a', '春江潮水'],
      ['b', '海上明月'],
    ])
  })

  test('a join unites the sources, and undo takes both back', () => {
    const before = two()
    const after = before.apply(before.tr.join(6))
    expect(shape(after)).toEqual([['a', '春江潮水海上明月']])
    expect(after.doc.child(0).attrs.source).toEqual([
      {
        page: PAGE,
        ranges: [
          { start: 0, end: 10 },
          { start: 20, end: 30 },
        ],
      },
    ])
    expect(undone(after).doc.eq(before.doc)).toBe(true)
  })

  test('a block whose words are all deleted leaves no source behind', () => {
    const before = two()
    const after = before.apply(before.tr.delete(3, 11))
    expect(after.doc.child(0).attrs.source).toEqual(source(0, 10))
  })

  test('a copy pasted before its original is the one with a new id', () => {
    const before = two()
    const after = before.apply(before.tr.insert(0, before.doc.child(1)))
    expect(shape(after)).toEqual([
      ['new1', '海上明月'],
      ['a', '春江潮水'],
      ['b', '海上明月'],
    ])
  })

  const ORIGIN: Record<string, number> = {
    春: 0,
    江: 0,
    潮: 0,
    水: 0,
    海: 20,
    上: 20,
    明: 20,
    月: 20,
    何: 40,
    处: 40,
    无: 40,
    诗: 40,
  }
  const three = () =>
    stateOf(
      paragraph('a', 0, ['春江潮水']),
      paragraph('b', 20, ['海上明月']),
      paragraph('c', 40, ['何处无诗']),
    )
  const EVERY = ['split', 'delete', 'copy block', 'move block', 'undo']
  const act = (...kinds: string[]) =>
    fc.record({ kind: fc.constantFrom(...kinds), at: fc.nat(30), to: fc.nat(30) })

  function run(state: EditorState, { kind, at, to }: { kind: string; at: number; to: number }): EditorState {
    const size = state.doc.content.size
    const [from, until] = [Math.min(at, to, size), Math.min(Math.max(at, to), size)]
    if (kind === 'delete') return state.apply(state.tr.deleteRange(from, until))
    if (kind === 'copy') return state.apply(state.tr.replaceRange(until, until, state.doc.slice(from, until)))
    if (kind === 'copy block' || kind === 'move block') return carry(state, kind, at, to)
    if (kind === 'undo') return undone(state)
    return state.doc.resolve(from).parent.isTextblock ? state.apply(state.tr.split(from)) : state
  }

  /** Pastes a whole block, or drags it, to before another. */
  function carry(state: EditorState, kind: string, at: number, to: number): EditorState {
    const starts: number[] = []
    state.doc.forEach((_, offset) => starts.push(offset))
    const from = starts[at % starts.length] ?? 0
    const { tr } = state
    const node = state.doc.nodeAt(from)
    if (!node) return state
    if (kind === 'move block') tr.delete(from, from + node.nodeSize)
    const target = tr.mapping.map(starts[to % starts.length] ?? 0)
    return state.apply(tr.insert(target, node))
  }

  test('whatever is done to the blocks, every one has an id of its own', () => {
    fc.assert(
      fc.property(fc.array(act(...EVERY, 'copy'), { maxLength: 12 }), (acts) => {
        const ids = openBlocks(acts.reduce(run, three()).doc).map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        expect(ids).not.toContain('')
      }),
    )
  })

  test('however blocks are split, joined, pasted, dragged and taken back, each word still leads to where it was printed', () => {
    fc.assert(
      fc.property(fc.array(act(...EVERY), { maxLength: 12 }), (acts) => {
        for (const { text, node } of openBlocks(acts.reduce(run, three()).doc)) {
          const starts = JSON.stringify(node.attrs.source)
          for (const word of text) expect(starts).toContain(`"start":${ORIGIN[word]}`)
        }
      }),
    )
  })
})

test('uniteSources joins touching ranges and keeps pages apart', () => {
  const other = { page: 'p2', ranges: [{ start: 0, end: 5 }] }
  expect(uniteSources(source(0, 10), [...source(10, 20), other])).toEqual([...source(0, 20), other])
  expect(uniteSources([], source(3, 4))).toEqual(source(3, 4))
})

describe('marks', () => {
  const state = () =>
    stateOf(
      paragraph('a', 0, [{ text: '松江', entity: 'm1' }, '有', { text: '1.5万家', metric: 'f1' }, '企业']),
    )

  test('nest and overlap without cutting one another', () => {
    const before = state()
    const inner = documentSchema.mark('entity', { mentionId: 'm1' })
    const outer = documentSchema.mark('metric', { metricId: 'f2' })
    const doc = before.tr.addMark(1, 9, outer).addMark(4, 6, inner).doc
    expect(openSpans(doc).map(({ id, quote }) => [id, quote])).toEqual([
      ['f2', '松江有1.5万家'],
      ['m1', '松江'],
      ['f1', '1.5万家'],
      ['m1', '1.'],
    ])
  })

  test('a cut-out middle leaves the second piece a mention of its own, with the same tag', () => {
    const before = stateOf(paragraph('a', 0, [{ text: '长三角科创走廊', entity: 'm1' }]))
    const plain = new Slice(Fragment.from(documentSchema.text('，')), 0, 0)
    const after = before.apply(before.tr.replace(4, 4, plain))
    expect(spans(after)).toEqual([
      ['m1', '长三角'],
      ['new1', '科创走廊'],
    ])
    expect(factsOf(after).mentions.new1).toEqual({ tagId: 't1' })
    expect(spans(undone(after))).toEqual([['m1', '长三角科创走廊']])
    expect(factsOf(undone(after)).mentions).toEqual(FACTS.mentions)
  })

  test('a pasted copy of a figure loses its mark and is put before an editor', () => {
    const before = state()
    const after = before.apply(before.tr.insert(0, before.doc.child(0)))
    expect(spans(after)).toEqual([
      ['new2', '松江'],
      ['m1', '松江'],
      ['f1', '1.5万家'],
    ])
    expect(Object.values(factsOf(after).eyes)).toMatchObject([
      { kind: 'metric', reason: 'copied', quote: '1.5万家', blockId: 'new1', metric: METRIC },
    ])
    expect(factsOf(undone(after)).eyes).toEqual({})
  })

  test('words that are deleted leave their marks on the list; undo and a paste of the same words bring them back', () => {
    const before = stateOf(
      paragraph('a', 0, [
        '昨天从',
        { text: '松江', entity: 'm1' },
        '获悉，当地有',
        { text: '1.5万家', metric: 'f1' },
        '企业。',
      ]),
      paragraph('b', 20, ['别的话。']),
    )
    const cut = before.apply(before.tr.delete(1, 20))
    expect(Object.entries(factsOf(cut).eyes).map(([id, { reason, quote }]) => [id, reason, quote])).toEqual([
      ['m1', 'deleted', '松江'],
      ['f1', 'deleted', '1.5万家'],
    ])
    expect(factsOf(undone(cut)).eyes).toEqual({})

    const plain = (text: string) => new Slice(Fragment.from(documentSchema.text(text)), 0, 0)
    const words = before.doc.textBetween(1, 20)
    const back = cut.apply(cut.tr.replace(1, 1, plain(words)).setMeta('paste', true))
    expect(spans(back)).toEqual(spans(before))
    expect(factsOf(back).eyes).toEqual({})
    const elsewhere = cut.apply(cut.tr.replace(1, 1, plain('松江的1.5万家')).setMeta('paste', true))
    expect(spans(elsewhere)).toEqual([])
    expect(Object.keys(factsOf(elsewhere).eyes)).toEqual(['m1', 'f1'])
  })

  test('a mark of another article keeps its words and is put before an editor', () => {
    const before = state()
    const after = before.apply(before.tr.insert(0, paragraph('z', 0, [{ text: '杭州', entity: 'foreign' }])))
    expect(spans(after)).toEqual([
      ['m1', '松江'],
      ['f1', '1.5万家'],
    ])
    expect(Object.values(factsOf(after).eyes).map(({ reason, quote }) => [reason, quote])).toEqual([
      ['unknown-mark', '杭州'],
    ])
  })
})
