import { history, redo, undo } from '@tiptap/pm/history'
import { Fragment, Slice } from '@tiptap/pm/model'
import { EditorState } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import { goldArticles, randomFrom, type MarkedText, type Random } from '../../seeds/marked-articles'
import { removeAnnotation } from './annotate'
import { factsOf, factsPlugin } from './article-facts'
import { factsFrom } from './editor-content'
import { documentSchema } from './extensions'
import { identityPlugins } from './identity'
import { changedMentionsOpen } from './open-eyes'
import { dropEyes } from './settle-eyes'
import { openBlocks, openSpans } from './spans'
import { staleFiguresOpen } from './stale-figures'

const upTo = (random: Random, max: number) => Math.floor(random() * (max + 1))

function open({ content }: MarkedText): EditorState {
  let count = 0
  return EditorState.create({
    doc: documentSchema.nodeFromJSON(content.body),
    plugins: [history(), factsPlugin(factsFrom(content, [])), ...identityPlugins(() => `new${(count += 1)}`)],
  })
}

/** Two places inside one text block, in order, at most `reach` apart. */
function stretchIn(state: EditorState, random: Random, reach: number): { from: number; to: number } {
  const blocks = openBlocks(state.doc).filter(({ text }) => text.length > 0)
  const block = blocks[upTo(random, blocks.length - 1)]
  if (!block) return { from: 1, to: 1 }
  const start = upTo(random, block.text.length)
  return {
    from: block.from + start,
    to: block.from + Math.min(block.text.length, start + upTo(random, reach)),
  }
}

const plain = (text: string) =>
  text === '' ? Slice.empty : new Slice(Fragment.from(documentSchema.text(text)), 0, 0)

type Session = { state: EditorState; clipboard: Slice }
const ACTS: Record<string, (session: Session, random: Random) => EditorState> = {
  type: ({ state }, random) => state.apply(state.tr.insertText('新', stretchIn(state, random, 0).from)),
  overtype: ({ state }, random) => {
    const { from, to } = stretchIn(state, random, 6)
    return state.apply(state.tr.insertText('改', from, to))
  },
  erase: ({ state }, random) => {
    const { from, to } = stretchIn(state, random, 30)
    return state.apply(state.tr.delete(from, to))
  },
  cut: (session, random) => {
    const { state } = session
    const { from, to } = stretchIn(state, random, 60)
    session.clipboard = state.doc.slice(from, to)
    return state.apply(state.tr.delete(from, to))
  },
  copy: (session, random) => {
    const { from, to } = stretchIn(session.state, random, 60)
    session.clipboard = session.state.doc.slice(from, to)
    return session.state
  },
  paste: ({ state, clipboard }, random) =>
    state.apply(
      state.tr.replaceRange(...pair(stretchIn(state, random, 0)), clipboard).setMeta('paste', true),
    ),
  'paste as plain text': ({ state, clipboard }, random) => {
    const text = clipboard.content.textBetween(0, clipboard.content.size)
    return state.apply(
      state.tr.replaceRange(...pair(stretchIn(state, random, 0)), plain(text)).setMeta('paste', true),
    )
  },
  'paste over itself': ({ state }, random) => {
    const { from, to } = stretchIn(state, random, 80)
    const text = state.doc.textBetween(from, to)
    return state.apply(state.tr.replaceRange(from, to, plain(text)).setMeta('paste', true))
  },
  split: ({ state }, random) => state.apply(state.tr.split(stretchIn(state, random, 0).from)),
  join: ({ state }, random) => {
    const blocks = openBlocks(state.doc)
    const block = blocks[1 + upTo(random, Math.max(0, blocks.length - 2))]
    return block ? state.apply(state.tr.join(block.from - 1)) : state
  },
  'remove a mark': ({ state }, random) => {
    const spans = openSpans(state.doc)
    const span = spans[upTo(random, spans.length - 1)]
    return span ? state.apply(removeAnnotation(state, span)) : state
  },
  'drop from the list': ({ state }) => {
    const [id] = Object.keys(factsOf(state).eyes)
    return id === undefined ? state : state.apply(dropEyes(state, [id]))
  },
  undo: ({ state }) => commanded(state, undo),
  redo: ({ state }) => commanded(state, redo),
}
const pair = ({ from, to }: { from: number; to: number }): [number, number] => [from, to]

function commanded(state: EditorState, command: typeof undo): EditorState {
  let next = state
  command(state, (tr) => (next = state.apply(tr)))
  return next
}

/** Every mark that was ever known is in the text once, on the list, or decided on by a person; and none lies. */
function check(state: EditorState, known: ReadonlySet<string>, seen: Seen): void {
  const facts = factsOf(state)
  const spans = openSpans(state.doc)
  const changed = new Set(changedMentionsOpen(state.doc, facts.mentions).map(({ id }) => id))
  const stale = new Set(staleFiguresOpen(state.doc, facts.metrics).map(({ id }) => id))
  const places = new Map<string, number>()
  for (const { id, kind, quote } of spans) {
    places.set(id, (places.get(id) ?? 0) + 1)
    const marked = kind === 'entity' ? facts.mentions[id]?.quote : facts.metrics[id]?.basis?.text
    if (marked !== quote && !changed.has(id) && !stale.has(id)) seen.lies += 1
  }
  for (const id of new Set([...known, ...spans.map((span) => span.id)])) {
    const ways = [places.get(id) === 1, id in facts.eyes, id in facts.settled && !places.has(id)].filter(
      Boolean,
    )
    if ((places.get(id) ?? 0) > 1 || ways.length !== 1) seen.unaccounted += 1
  }
}
type Seen = { lies: number; unaccounted: number; lost: number }

const SCRIPTS = 2000

test(
  `${SCRIPTS} sessions at the editor: no mark lies, each is in the text, on the list or decided on`,
  {
    timeout: 600_000,
  },
  () => {
    const seen: Seen = { lies: 0, unaccounted: 0, lost: 0 }
    const articles = goldArticles()
    for (let seed = 0; seed < SCRIPTS; seed += 1) {
      const article = articles[seed % articles.length]
      if (!article) continue
      const random = randomFrom(seed)
      const session: Session = { state: open(article), clipboard: Slice.empty }
      const known = new Set(openSpans(session.state.doc).map(({ id }) => id))
      const names = Object.keys(ACTS)
      for (let count = 1 + upTo(random, 9); count > 0; count -= 1) {
        const name = names[upTo(random, names.length - 1)] ?? ''
        session.state = ACTS[name]?.(session, random) ?? session.state
        check(session.state, known, seen)
      }
      seen.lost += Object.keys(factsOf(session.state).eyes).length
      expect(eyesAfterUndo(session.state)).toBe(0)
    }
    console.info(JSON.stringify(seen))
    expect(seen).toMatchObject({ lies: 0, unaccounted: 0 })
  },
)

/** Taking everything back leaves nothing on the list. */
function eyesAfterUndo(state: EditorState): number {
  let now = state
  while (undo(now)) now = commanded(now, undo)
  return Object.keys(factsOf(now).eyes).length
}
