import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textBlocksOf, type Body } from './body'
import { anchorAt, moveAnchors, type TextAnchor } from './text-anchor'

const bodyOf = (...blocks: readonly (readonly [string, string])[]): Body => ({
  type: 'doc',
  content: blocks.map(([id, text]) => ({
    type: 'paragraph',
    attrs: { id, source: [] },
    content: text === '' ? [] : [{ type: 'text', text }],
  })),
})
const FIRST = '记者昨天从松江区获悉，当地已有高新技术企业一万五千家，比上年多。'
const SECOND = '金山区同期有八千家，两地合计占全市的四成。'
const BEFORE = bodyOf(['a', FIRST], ['b', SECOND])

/** The anchor of words that stand once in the text before. */
function anchorOf(words: string, body: Body = BEFORE): TextAnchor {
  const block = textBlocksOf(body).find(({ text }) => text.includes(words))
  const start = block?.text.indexOf(words) ?? 0
  const anchor = anchorAt(body, {
    blockId: block?.id ?? '',
    start,
    endBlockId: null,
    end: start + words.length,
  })
  if (!anchor) throw new Error(`no ${words}`)
  return anchor
}
const move = (words: string, after: Body, before: Body = BEFORE) =>
  moveAnchors(before, after, new Map([['one', anchorOf(words, before)]])).get('one')

describe('an anchor', () => {
  test('goes along with words typed before, behind and at both edges of it', () => {
    const typed = FIRST.replace('高新技术企业', '约有高新技术企业共')
    expect(
      move('高新技术企业', bodyOf(['x', '编者按。'], ['a', `本报讯 ${typed}`], ['b', SECOND])),
    ).toMatchObject({
      blockId: 'a',
      quote: '高新技术企业',
      isGone: false,
    })
  })

  test('says what its words are by now when they were changed', () => {
    const after = bodyOf(['a', FIRST.replace('一万五千家', '一万六千家')], ['b', SECOND])
    expect(move('一万五千家', after)).toMatchObject({ quote: '一万六千家', isGone: false })
  })

  test('is found in another block after a split, and after its block was made anew', () => {
    const [head, tail] = [FIRST.slice(0, 11), FIRST.slice(11)]
    const split = bodyOf(['a', head], ['c', tail], ['b', SECOND])
    expect(move('高新技术企业', split)).toMatchObject({ blockId: 'c', quote: '高新技术企业' })
    expect(move('松江区', bodyOf(['z', FIRST], ['b', SECOND]))).toMatchObject({ blockId: 'z', start: 5 })
  })

  test('is gone with its words, keeps what it said, and comes back with them', () => {
    const without = bodyOf(['a', '记者昨天获悉。'], ['b', SECOND])
    const gone = move('当地已有高新技术企业', without)
    expect(gone).toMatchObject({ isGone: true, quote: '当地已有高新技术企业', blockId: 'a' })
    if (!gone) return
    const back = moveAnchors(without, BEFORE, new Map([['one', gone]])).get('one')
    expect(back).toMatchObject({ isGone: false, blockId: 'a', start: 11 })
  })

  test('holds whole characters alone, however they are coded', () => {
    const body = bodyOf(['a', `𠮷${'甲'.repeat(31)}松江区${'乙'.repeat(31)}😀`])
    const anchor = anchorOf('松江区', body)
    expect([anchor.before, anchor.after]).toEqual(['甲'.repeat(31), '乙'.repeat(31)])
    const half = { blockId: 'a', start: 1, endBlockId: null, end: 4 }
    expect(anchorAt(body, half), 'half a character is none').toBeNull()
  })

  test('is never put on words like it that were there all along', () => {
    const twice = bodyOf(['a', '会议听取了汇报，要求落实。'], ['b', '会议听取了汇报，要求落实。'])
    const without = bodyOf(['b', '会议听取了汇报，要求落实。'])
    const first = anchorAt(twice, { blockId: 'a', start: 8, endBlockId: null, end: 12 })
    if (!first) throw new Error('no anchor')
    const gone = moveAnchors(twice, without, new Map([['one', first]])).get('one')
    expect(gone).toMatchObject({ isGone: true })
    if (!gone) return
    const typed = bodyOf(['b', '会议听取了汇报，要求落实。'], ['c', '别的话。'])
    expect(moveAnchors(without, typed, new Map([['one', gone]])).get('one')).toMatchObject({ isGone: true })
  })
})

const letters = fc.string({ unit: fc.constantFrom(...'甲乙丙丁一二。，'), maxLength: 24 })
const bodies = fc
  .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), letters), {
    minLength: 1,
    selector: ([id]) => id,
  })
  .map((blocks) => bodyOf(...blocks))

/** The text of a body as anchors count it. */
const linesOf = (body: Body | undefined) => (body ? textBlocksOf(body) : [])
function wordsAt(body: Body, { blockId, start, endBlockId, end }: TextAnchor): string | undefined {
  const blocks = linesOf(body)
  const [first, last] = [blockId, endBlockId ?? blockId].map((id) => blocks.findIndex((one) => one.id === id))
  if (first === undefined || last === undefined) return undefined
  return blocks
    .slice(first, last + 1)
    .map(({ text }, at, all) => text.slice(at === 0 ? start : 0, at === all.length - 1 ? end : undefined))
    .join('\n')
}

test('over several paragraphs it goes along at both ends, and is gone with one of them', () => {
  const from = { blockId: 'a', start: 11, endBlockId: 'b', end: 9 }
  const anchor = anchorAt(BEFORE, from)
  expect(anchor?.quote).toBe('当地已有高新技术企业一万五千家，比上年多。\n金山区同期有八千家')
  if (!anchor) return
  const moved = (after: Body) => moveAnchors(BEFORE, after, new Map([['one', anchor]])).get('one')
  const edited = bodyOf(
    ['a', `本报讯 ${FIRST}`],
    ['c', '插入一段。'],
    ['b', SECOND.replace('八千家', '九千家')],
  )
  expect(moved(edited)).toMatchObject({
    start: 15,
    endBlockId: 'b',
    quote: '当地已有高新技术企业一万五千家，比上年多。\n插入一段。\n金山区同期有九千家',
    isGone: false,
  })
  expect(moved(bodyOf(['a', FIRST]))).toMatchObject({ isGone: true, quote: anchor.quote })
  expect(moved(bodyOf(['b', SECOND], ['a', FIRST])), 'the other way round').toMatchObject({ isGone: true })
})

test('law: an anchor stands on exactly the words it says, or is gone and says the words it had', () => {
  fc.assert(
    fc.property(
      fc.array(bodies, { minLength: 2, maxLength: 6 }),
      fc.nat(),
      fc.nat(),
      (versions, at, length) => {
        const [first] = versions
        const blocks = linesOf(first).filter(({ text }) => text !== '')
        const [head, tail] = [blocks[0], blocks[length % Math.max(1, blocks.length)]]
        if (!first || !head || !tail) return
        const start = at % head.text.length
        const range =
          head === tail
            ? { endBlockId: null, end: start + 1 + (length % (head.text.length - start)) }
            : { endBlockId: tail.id, end: 1 + (length % tail.text.length) }
        let anchor = anchorAt(first, { blockId: head.id, start, ...range })
        if (!anchor) throw new Error('no anchor')
        for (const [index, before] of versions.slice(0, -1).entries()) {
          const after = versions[index + 1]
          if (!after) return
          const moved: TextAnchor | undefined = moveAnchors(before, after, new Map([['one', anchor]])).get(
            'one',
          )
          if (!moved) throw new Error('an anchor was dropped')
          expect(moved.quote).not.toBe('')
          expect(moved.isGone ? anchor.quote : wordsAt(after, moved)).toBe(moved.quote)
          // Where nothing changed it stays.
          if (!anchor.isGone)
            expect(moveAnchors(before, before, new Map([['one', anchor]])).get('one')).toEqual(anchor)
          anchor = moved
        }
      },
    ),
    { numRuns: 500 },
  )
})
