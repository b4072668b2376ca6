import { join } from 'node:path'
import { annotateGold } from '../pipeline/annotate-gold'
import { suggestAnnotations } from '../pipeline/annotations/suggest-annotations'
import { UNREAD_TEXTS } from '../pipeline/annotations/fixtures/marked-texts'
import { UNSEEN_TEXTS, type UnseenText } from '../pipeline/annotations/fixtures/unseen-texts'
import { goldPageOf, HELD_OUT_TEXTS } from '../pipeline/annotations/fixtures/written-texts'
import { draftOfPieces } from '../pipeline/draft-of-pieces'
import { typesetPages } from '../pipeline/fixtures/typeset-pages'
import { GoldMetric, type GoldPage } from '../pipeline/gold-format'
import { TagType, type Piece } from '../pipeline/model'
import { toSetReport, type Measure, type QualitySetName, type SetReport } from '../pipeline/quality-report'
import { readPage } from '../pipeline/read-page'
import { addScores, scorePage, type PageScore } from '../pipeline/score-page'
import { toGoldPage } from '../pipeline/to-gold-page'
import { toLines } from '../pipeline/to-lines'
import { scoreFolder } from './evaluate'

const root = join(import.meta.dirname, '../..')
const fixtures = join(root, 'lib/pipeline/fixtures')

const SPLITTING = [
  'lossless',
  'split',
  'articles',
  'headlines',
  'kickersAndDecks',
  'bylines',
  'order',
  'body',
] as const satisfies Measure[]
const STATED = [
  'entities',
  'typedEntities',
  'metrics',
  'qualifier',
  'kind',
  'indicator',
] as const satisfies Measure[]
const SURROUNDINGS = ['subject', 'period', 'scope'] as const satisfies Measure[]

/** Made pages of this seed are read for the report; rules are written with those of other seeds in view. */
const TYPESET_SEED = 5021
const TYPESET_PER_FAMILY = 4

type QualitySet = {
  name: QualitySetName
  measures: readonly Measure[]
  score: () => Promise<PageScore[]>
}

const sets: readonly QualitySet[] = [
  {
    name: 'seeds',
    measures: [...SPLITTING, ...STATED, ...SURROUNDINGS],
    score: () => scoreFolder(join(root, 'seeds/gold'), join(root, 'seeds')),
  },
  {
    name: 'papers',
    measures: SPLITTING,
    score: () => scoreFolder(join(fixtures, 'gold'), join(fixtures, 'pages')),
  },
  {
    name: 'unseen',
    measures: SPLITTING,
    score: () => scoreFolder(join(fixtures, 'unseen/gold'), join(fixtures, 'unseen')),
  },
  {
    name: 'typeset',
    measures: SPLITTING,
    score: async () => typesetPages(TYPESET_SEED, TYPESET_PER_FAMILY).map(scoreTypeset),
  },
  { name: 'texts', measures: STATED, score: async () => UNSEEN_TEXTS.map(scoreText) },
  {
    name: 'heldOut',
    measures: [...STATED, ...SURROUNDINGS],
    score: async () => HELD_OUT_TEXTS.map(goldPageOf).map(scoreAnnotations),
  },
  {
    name: 'unread',
    /** The qualifiers of marked figures are read from their words by the program itself. */
    measures: [...STATED.filter((measure) => measure !== 'qualifier'), ...SURROUNDINGS],
    score: async () => UNREAD_TEXTS.map(scoreAnnotations),
  },
]

/** Reads all that is annotated, and scores it. */
export async function measureQuality(): Promise<SetReport[]> {
  const reports: SetReport[] = []
  for (const { name, measures, score } of sets) {
    const scores = await score()
    reports.push(toSetReport(name, scores.length, addScores(scores), measures))
  }
  return reports
}

/** Names and figures alone, found in the articles as annotated. */
function scoreAnnotations(page: GoldPage): PageScore {
  return scorePage(
    page,
    annotateGold(page),
    page.articles.flatMap(({ body }) => [1, ...body.map((_, index) => index + 2)]),
  )
}

/** Splitting alone. */
function scoreTypeset({ text, gold }: ReturnType<typeof typesetPages>[number]): PageScore {
  const lines = toLines(text)
  const printed = lines.flatMap((line) => (line.isBlank ? [] : [line.number]))
  return scorePage(
    gold,
    toGoldPage(gold.source, lines, { reading: readPage(text), annotations: [] }),
    printed,
  )
}

const UNKNOWN = { newspaper: null, printedOn: null, pageLabel: null }

/** Names and figures alone: the text is an article as it stands, a line a paragraph. */
function scoreText(text: UnseenText, index: number): PageScore {
  const page = [text.headline, ...text.body].join('\n')
  const lines = toLines(page)
  const pieces = lines.map(({ start, end }, at): Piece => ({
    start,
    end,
    role: at === 0 ? 'headline' : 'body',
    joins: false,
    score: 1,
    rule: 'given',
  }))
  const draft = draftOfPieces(page, pieces)
  const reading = { ...UNKNOWN, drafts: [draft], discards: [] }
  const system = toGoldPage(`${index}`, lines, { reading, annotations: [suggestAnnotations(draft)] })
  return scorePage(
    annotated(system, text),
    system,
    lines.map(({ number }) => number),
  )
}

/** The same page with the names and figures that an editor would tag in it. */
function annotated(page: GoldPage, { entities, metrics }: UnseenText): GoldPage {
  const names = Object.entries(entities).flatMap(([type, list]) =>
    list.split(' ').map((name) => ({ type: TagType.parse(type), text: name, canonical: name, count: 1 })),
  )
  const figures = metrics.map((row) => {
    const [text = '', value = '', unit = '', qualifier, kind, indicator = null] = row.split(' | ')
    const rest = { quote: text, subject: null, period: null, scope: null }
    return GoldMetric.parse({ text, value: Number(value), unit, qualifier, kind, indicator, ...rest })
  })
  return {
    ...page,
    articles: page.articles.map((article) => ({ ...article, entities: names, metrics: figures })),
  }
}
