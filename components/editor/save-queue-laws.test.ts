import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { textBlocksOf } from '@/lib/document/body'
import type { ArticleContent } from '@/lib/document/content'
import { mergeContents } from '@/lib/document/merge-contents'
import { onTopOfPending } from './left-behind'
import { SaveQueue, type Place, type Save, type SaveAnswer, type Stored } from './save-queue'

// The law of saving: whatever two people type, and whatever requests and answers are lost, every word reaches the server, once
// for each save, and both end with the same text.

type Fault = 'none' | 'no request' | 'no answer' | 'server'
type Command =
  | { do: 'type'; who: number; block: number }
  | { do: 'add'; who: number }
  | { do: 'save'; who: number; fault: Fault }
  | { do: 'hear'; who: number }
  | { do: 'crash'; who: number }

const BLOCKS = 3
const who = fc.nat({ max: 1 })
const Commands = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ do: fc.constant('type'), who, block: fc.nat({ max: BLOCKS - 1 }) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('add'), who }) },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('save'),
        who,
        fault: fc.constantFrom<Fault>('none', 'none', 'no request', 'no answer', 'server'),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('hear'), who }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('crash'), who }) },
  ) as fc.Arbitrary<Command>,
  { minLength: 5, maxLength: 40 },
)

const paragraph = (id: string, text: string) => ({
  type: 'paragraph',
  attrs: { id, source: [] },
  content: text === '' ? [] : [{ type: 'text', text }],
})
const START: ArticleContent = {
  schemaVersion: 1,
  kicker: null,
  headline: '标题',
  deck: null,
  sectionId: '00000000-0000-4000-8000-000000000001',
  bylines: [],
  printedSection: null,
  outlet: null,
  sourceCredit: null,
  dateline: null,
  continuesFrom: null,
  continuesTo: null,
  isFragment: false,
  body: { type: 'doc', content: Array.from({ length: BLOCKS }, (_, at) => paragraph(`b${at}`, '段。')) },
  mentions: {},
  metrics: {},
}
const textOf = ({ body }: ArticleContent) => textBlocksOf(body).map(({ text }) => text)

/** What the server does with saves (lib/newsroom/save-article.ts), in memory. */
class Server {
  readonly revisions: ArticleContent[] = [START]
  readonly done = new Map<string, number>()
  get revision(): number {
    return this.revisions.length
  }
  get head(): ArticleContent {
    return this.revisions[this.revision - 1] ?? START
  }

  get stored(): Stored {
    return { version: this.revision, revision: this.revision, content: this.head, suggestions: [] }
  }

  save({ key, place, snapshot, givenUp }: Save): SaveAnswer {
    const known = this.done.get(key)
    const sent = snapshot.content
    if (known !== undefined) return this.answer(known, sent)
    const base = this.revisions[place.revision - 1] ?? START
    const { content, conflicts } = mergeContents({ base, mine: sent, theirs: this.head })
    if (conflicts.length > 0) return { ok: false, code: 'conflict' }
    if (givenUp) this.revisions.push(givenUp)
    this.revisions.push(content)
    this.done.set(key, this.revision)
    return this.answer(this.revision, sent)
  }

  private answer(revision: number, sent: ArticleContent): SaveAnswer {
    const stored = this.revisions[revision - 1] ?? START
    const merged = JSON.stringify(stored) === JSON.stringify(sent) ? null : stored
    return { ok: true, data: { version: revision, revision, savedAt: '2026-11-28T00:00:00Z', merged } }
  }
}

class Person {
  content = START
  fault: Fault = 'none'
  queue: SaveQueue
  private made = 0
  private readonly server: Server
  private readonly name: string

  constructor(server: Server, name: string) {
    this.server = server
    this.name = name
    this.queue = this.open({ version: 1, revision: 1, content: START })
  }

  private open(opened: Place & { content: ArticleContent }): SaveQueue {
    const { server, name } = this
    return new SaveQueue({
      opened,
      snapshot: () => ({ content: this.content, decisions: [], settled: [] }),
      send: async (save) => {
        if (this.fault === 'no request') return { ok: false, code: 'network' }
        if (this.fault === 'server') return { ok: false, code: 'server' }
        const answer = server.save(save)
        return this.fault === 'no answer' ? { ok: false, code: 'network' } : answer
      },
      fetch: async () => server.stored,
      apply: (content) => (this.content = content),
      whenIdle: async () => {},
      createId: () => `${name}${(this.made += 1)}`,
      onSaved: () => {},
    })
  }

  /** The browser dies, and what it kept is restored in the next. */
  async crash(): Promise<void> {
    const { place, base, pending: sent } = this.queue.origin
    const hadUnsaved = this.queue.hasUnsaved
    this.queue.stop()
    if (!hadUnsaved) {
      this.content = this.server.head
      this.queue = this.open({ ...this.server.stored, content: this.content })
      return
    }
    const pending = sent && { key: sent.key, content: sent.snapshot.content }
    const revisionOfSave = (sent && this.server.done.get(sent.key)) ?? null
    const copy = onTopOfPending({ base, content: this.content, pending }, { revisionOfSave })
    this.content = copy.content
    this.queue = this.open({ ...place, content: copy.base })
    await this.queue.restore(this.server.stored)
    while (this.queue.getState().kind === 'conflict') await this.queue.settle(() => 'both')
  }

  edit(blocks: ArticleContent['body']['content']): void {
    this.content = { ...this.content, body: { type: 'doc', content: blocks } }
    this.queue.changed()
  }

  async save(): Promise<void> {
    await this.queue.flush()
    while (this.queue.getState().kind === 'conflict') await this.queue.settle(() => 'both')
  }
}

async function run(commands: readonly Command[]) {
  const server = new Server()
  const people = [new Person(server, '甲'), new Person(server, '乙')]
  const typed: string[] = []
  for (const [at, command] of commands.entries()) {
    const person = people[command.who]
    if (!person) continue
    const blocks = person.content.body.content
    const word = `【${at}】`
    if (command.do === 'type') {
      typed.push(word)
      const texts = textOf(person.content)
      person.edit(
        blocks.map((node, index) =>
          index === command.block ? paragraph(String(node.attrs?.id), texts[index] + word) : node,
        ),
      )
    } else if (command.do === 'add') {
      typed.push(word)
      person.edit([...blocks, paragraph(`n${at}`, word)])
    } else if (command.do === 'crash') await person.crash()
    else if (command.do === 'hear') await person.queue.heard(server.revision)
    else {
      person.fault = command.fault
      await person.save()
    }
  }
  for (const person of people) person.fault = 'none'
  for (const person of [...people, ...people]) await person.save()
  for (const person of people) await person.queue.heard(server.revision)
  return { server, people, typed }
}

/** What the other saved came into a save whose answer was lost, and then the browser died. */
const LOST_WITH_A_MERGE: Command[] = [
  { do: 'type', who: 1, block: 1 },
  { do: 'save', who: 1, fault: 'none' },
  { do: 'type', who: 0, block: 0 },
  { do: 'save', who: 0, fault: 'no answer' },
  { do: 'type', who: 0, block: 0 },
  { do: 'crash', who: 0 },
]

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('every word reaches the server, and both end with the same text', async () => {
  await fc.assert(
    fc.asyncProperty(Commands, async (commands) => {
      const { server, people, typed } = await run(commands)
      const stored = textOf(server.head).join('\n')
      expect(typed.filter((word) => !stored.includes(word))).toEqual([])
      for (const person of people) {
        expect(person.queue.hasUnsaved).toBe(false)
        expect(textOf(person.content)).toEqual(textOf(server.head))
      }
    }),
    { numRuns: 300, examples: [[LOST_WITH_A_MERGE]] },
  )
})

test('one person alone is never asked, and no word stands twice, whatever is lost on the way', async () => {
  const alone = Commands.map((commands) => commands.map((command) => ({ ...command, who: 0 })))
  await fc.assert(
    fc.asyncProperty(alone, async (commands) => {
      const { server, typed } = await run(commands)
      const stored = textOf(server.head).join('\n')
      for (const word of typed) expect(stored.split(word)).toHaveLength(2)
    }),
    { numRuns: 300 },
  )
})
