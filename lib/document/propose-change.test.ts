import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inkRunsOf } from '../pipeline/ink'
import type { BlockRole, Piece } from '../pipeline/model'
import { textBlocksOf, type DocumentNode } from './body'
import { checkBody } from './check-body'
import type { ArticleContent } from './content'
import { contentOfPages } from './content-of-pages'
import { markBody } from './mark-body'
import { isSameContent, proposeChange } from './propose-change'

const PAGE = '00000000-0000-4000-8000-000000000001'
const SECTION = '00000000-0000-4000-8000-000000000002'
const MENTION = '00000000-0000-4000-8000-000000000003'
const LINES = [
  '标题甲',
  '第一段讲论坛开幕。',
  '第二段前一半在松江，',
  '后一半在苏州。',
  '第三段讲产业。',
  '外来的一段话。',
  '小标题',
]
const TEXT = LINES.join('\n')

let made = 0
const createId = () => `b${(made += 1)}`

/** `0:headline` is line 0 as headline; a `+` after the role joins it to the block before. */
function printed(...words: string[]): ArticleContent {
  const pieces = words.map((word): Piece => {
    const [number, role = 'body'] = word.split(':')
    const line = LINES[Number(number)] ?? ''
    const start = TEXT.indexOf(line)
    return {
      start,
      end: start + line.length,
      role: role.replace('+', '') as BlockRole,
      joins: role.endsWith('+'),
      score: 1,
      rule: 'test',
    }
  })
  return contentOfPages(
    {
      pieces: pieces.map((piece) => ({ pageId: PAGE, piece })),
      texts: new Map([[PAGE, TEXT]]),
      sectionId: SECTION,
      amend: (draft) => draft,
    },
    null,
    createId,
  ).content
}

const textsOf = ({ body }: ArticleContent) => textBlocksOf(body).map(({ text }) => text)
const edit = (content: ArticleContent, change: (text: string, at: number) => string): ArticleContent => ({
  ...content,
  body: {
    ...content.body,
    content: content.body.content.map((node, at) => {
      const text = change(textsOf(content)[at] ?? '', at)
      return { ...node, content: text === '' ? [] : [{ type: 'text', text }] }
    }),
  },
})
const withTyped = (content: ArticleContent, at: number, text: string): ArticleContent => {
  const typed: DocumentNode = {
    type: 'paragraph',
    attrs: { id: createId(), source: [] },
    content: [{ type: 'text', text }],
  }
  return { ...content, body: { ...content.body, content: content.body.content.toSpliced(at, 0, typed) } }
}

const BEFORE = ['0:headline', '1', '2', '3:body+', '4']
/** What a change makes of the text that `change` made of the printed one. */
function propose(
  after: string[],
  change: (content: ArticleContent) => ArticleContent = (content) => content,
) {
  const before = printed(...BEFORE)
  const head = change(before)
  const result = proposeChange({ head, before, after: printed(...after) }, createId)
  checkBody(result.body)
  return { head, result }
}

describe('a proposed change', () => {
  test('is nothing when the print does not change', () => {
    const { head, result } = propose(BEFORE, (content) => edit(content, (text) => `${text}改`))
    expect(result).toEqual(head)
    expect(isSameContent(head, result)).toBe(true)
  })

  test('takes out blocks whose lines left and keeps the edited words of the others', () => {
    const { head, result } = propose(['0:headline', '1', '2', '3:body+'], (content) =>
      edit(content, (text) => text.replace('讲', '说')),
    )
    expect(textsOf(result)).toEqual(['第一段说论坛开幕。', '第二段前一半在松江，后一半在苏州。'])
    expect(isSameContent(head, result)).toBe(false)
  })

  test('brings new lines in at their place', () => {
    const { head, result } = propose(['0:headline', '1', '5', '2', '3:body+', '4'])
    expect(textsOf(result)).toEqual(textsOf(head).toSpliced(1, 0, '外来的一段话。'))
    const known = textBlocksOf(head.body).map(({ id }) => id)
    expect(textBlocksOf(result.body).filter(({ id }) => known.includes(id))).toHaveLength(3)
  })

  test('takes only the lines that left out of a paragraph that was edited', () => {
    const { result } = propose(['0:headline', '1', '2', '4'], (content) =>
      edit(content, (text) => text.replace('前一半', '上半段')),
    )
    expect(textsOf(result)).toEqual(['第一段讲论坛开幕。', '第二段上半段在松江，', '第三段讲产业。'])
  })

  test('separates and joins paragraphs, edited or not', () => {
    const edited = (content: ArticleContent) => edit(content, (text) => text.replace('在', '位于'))
    expect(textsOf(propose(['0:headline', '1', '2', '3', '4'], edited).result)).toEqual([
      '第一段讲论坛开幕。',
      '第二段前一半位于松江，',
      '后一半在苏州。',
      '第三段讲产业。',
    ])
    expect(textsOf(propose(['0:headline', '1', '2', '3:body+', '4:body+'], edited).result)).toEqual([
      '第一段讲论坛开幕。',
      '第二段前一半位于松江，后一半在苏州。第三段讲产业。',
    ])
  })

  test('makes a line another kind of block, and keeps the kind that a person gave it', () => {
    const after = ['0:headline', '1:subhead', '2', '3:body+', '4']
    expect(propose(after).result.body.content.map(({ type }) => type)).toEqual([
      'heading',
      'paragraph',
      'paragraph',
    ])
    const { result } = propose(BEFORE.with(1, '1:caption'), (content) => ({
      ...content,
      body: {
        ...content.body,
        content: content.body.content.with(0, {
          ...content.body.content[0],
          type: 'heading',
          attrs: { ...content.body.content[0]?.attrs, level: 2 },
        }),
      },
    }))
    expect(result.body.content[0]?.type).toBe('heading')
  })

  test('follows another reading order with what was typed behind its predecessor', () => {
    const { result } = propose(['0:headline', '4', '1', '2', '3:body+'], (content) =>
      withTyped(content, 1, '手写的。'),
    )
    expect(textsOf(result)).toEqual([
      '第三段讲产业。',
      '第一段讲论坛开幕。',
      '手写的。',
      '第二段前一半在松江，后一半在苏州。',
    ])
  })

  test('leaves out what a person had deleted', () => {
    const { result } = propose(['0:headline', '1', '2', '3:body+', '4', '5'], (content) => ({
      ...content,
      body: { ...content.body, content: content.body.content.slice(1) },
    }))
    expect(textsOf(result)).toEqual([
      '第二段前一半在松江，后一半在苏州。',
      '第三段讲产业。',
      '外来的一段话。',
    ])
  })

  test('changes a field only where nobody had', () => {
    const after = ['5:headline', '1', '2', '3:body+', '4', '0:kicker']
    expect(propose(after).result).toMatchObject({ headline: '外来的一段话。', kicker: '标题甲' })
    expect(propose(after, (content) => ({ ...content, headline: '编辑的标题' })).result).toMatchObject({
      headline: '编辑的标题',
      kicker: '标题甲',
    })
  })

  test('keeps marks on whole words and drops those that lost a part, with their records', () => {
    const marked = (words: string) => (content: ArticleContent) => {
      const [, block] = textBlocksOf(content.body)
      const start = block?.text.indexOf(words) ?? 0
      const mark = { type: 'entity' as const, attrs: { mentionId: MENTION } }
      const place = { blockId: block?.id ?? '', start, end: start + words.length, mark }
      return {
        ...content,
        body: markBody(content.body, [place]),
        mentions: { [MENTION]: { tagId: SECTION } },
      }
    }
    const after = ['0:headline', '1', '2', '4']
    expect(propose(after, marked('松江')).result.mentions).toEqual({ [MENTION]: { tagId: SECTION } })
    const cut = propose(after, marked('松江，后一半')).result
    expect(cut.mentions).toEqual({})
    expect(JSON.stringify(cut.body)).not.toContain(MENTION)
  })

  test('of an article that lost all its lines is empty but for what was typed', () => {
    const { result } = propose([], (content) => withTyped(content, 3, '手写的。'))
    expect(textsOf(result)).toEqual(['手写的。'])
    expect(propose([]).result.headline).toBe('标题甲')
    const emptied = propose([]).result
    expect(textsOf(emptied)).toEqual([''])
    const back = proposeChange({ head: emptied, before: printed(), after: printed(...BEFORE) }, createId)
    expect(textsOf(back)).toEqual(textsOf(printed(...BEFORE)))
  })

  test('law: no edited text of a block that still owns its lines is lost, no new line is left out', () => {
    const roles = ['body', 'body+', 'subhead', 'caption', 'headline'] as const
    const ledger = fc.uniqueArray(
      fc.tuple(fc.nat(LINES.length - 1), fc.constantFrom(...roles)).map(([line, role]) => `${line}:${role}`),
      { selector: (word) => word[0], maxLength: LINES.length },
    )
    fc.assert(
      fc.property(ledger, ledger, fc.array(fc.nat(3), { maxLength: 7 }), (was, now, edits) => {
        const before = printed(...was)
        const head = edit(before, (text, at) => (edits[at] ? `${text.slice(1)}编${at}` : text))
        const after = printed(...now)
        const result = proposeChange({ head, before, after }, createId)
        checkBody(result.body)
        const whole = textsOf(result).join('')
        const held = ownedInk(after)
        for (const [at, { source, text }] of textBlocksOf(head.body).entries()) {
          const ink = inkOf([{ source }])
          const typed = edits[at] ? `编${at}` : ''
          if (ink.length > 0 && ink.every((place) => held.has(place))) expect(whole).toContain(typed)
          if (isAlone(after, source) && isAlone(before, source)) expect(textsOf(result)).toContain(text)
        }
        const known = ownedInk(before)
        for (const { source, text } of textBlocksOf(after.body))
          if (text !== '' && inkOf([{ source }]).every((place) => !known.has(place)))
            expect(whole).toContain(text)
      }),
      { numRuns: 250 },
    )
  })
})

type Sourced = { source: ReturnType<typeof textBlocksOf>[number]['source'] }
const inkOf = (blocks: readonly Sourced[]) =>
  blocks.flatMap(({ source }) =>
    source.flatMap(({ ranges }) =>
      ranges.flatMap(({ start, end }) =>
        inkRunsOf(TEXT, start, end).flatMap((run) =>
          Array.from({ length: run.end - run.start }, (_, at) => run.start + at),
        ),
      ),
    ),
  )
const ownedInk = ({ body }: ArticleContent) => new Set(inkOf(textBlocksOf(body)))
/** Exactly these lines are one block there, of the kind that text is. */
const isAlone = ({ body }: ArticleContent, source: Sourced['source']) =>
  textBlocksOf(body).some((block) => JSON.stringify(block.source) === JSON.stringify(source))

describe('a picture that a person put to a printed caption', () => {
  const PICTURE = '00000000-0000-4000-8000-000000000009'
  const pictured = (content: ArticleContent): ArticleContent => ({
    ...content,
    body: {
      ...content.body,
      content: content.body.content.map((node) =>
        node.type === 'figure' ? { ...node, attrs: { ...node.attrs, assetId: PICTURE, alt: '会场' } } : node,
      ),
    },
  })
  const before = printed('0:headline', '1', '5:caption', '4')
  const proposed = (...after: string[]) =>
    proposeChange({ head: pictured(before), before, after: printed(...after) }, createId)
  const figures = ({ body }: ArticleContent) =>
    body.content
      .filter(({ attrs }) => attrs?.assetId === PICTURE)
      .map((node) => [node.attrs?.alt, textBlocksOf(node)[0]?.text])

  test.for([
    ['its line moves', ['0:headline', '5:caption', '1', '4'], '外来的一段话。'],
    ['its line becomes text', ['0:headline', '1', '5', '4'], '外来的一段话。'],
    ['its line goes on with another', ['0:headline', '1', '5:body+', '4'], '外来的一段话。'],
    ['its line goes elsewhere', ['0:headline', '1', '4'], ''],
  ] as const)('stays when %s', ([, after, caption]) => {
    expect(figures(proposed(...after))).toEqual([['会场', caption]])
  })
})
