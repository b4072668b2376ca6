import {
  FLOORS,
  MEASURES,
  type Measure,
  type QualityReport,
  type QualitySetName,
  type Release,
} from '../pipeline/quality-report'

const SETS: Record<QualitySetName, { title: string; what: string }> = {
  seeds: {
    title: 'Seed pages',
    what: 'the annotated pages of `seeds/`. The rules were written with them in view: what they score was fitted',
  },
  papers: {
    title: 'Other papers',
    what: 'invented pages of other papers, `lib/pipeline/fixtures`. Their annotation was drafted by the program and corrected by hand',
  },
  unseen: {
    title: 'Unseen pages',
    what: 'thirty-three pages of other regions and kinds of paper, damaged in several ways at once: half of fourteen, drawn by lot when the rules were not yet bettered, the last two batches of those written later, and twelve more that were only ever scored. No rule or weight was made with them in view. They tell what to expect of an unknown page, though one hand wrote and annotated them',
  },
  typeset: {
    title: 'Typeset pages',
    what: 'invented articles set in many kinds of damaged layout by a program, hard ones on purpose; the line model learns from pages set of the same articles',
  },
  texts: {
    title: 'Texts',
    what: 'short reports of other regions and subjects, for names and figures only; the choice of names is learned from them, so they tell whether it was learned, not what to expect',
  },
  heldOut: {
    title: 'Held-out texts',
    what: 'reports of all provinces and kinds, written before the rules were bettered: eighteen drawn by lot from thirty-six, and seven more that were scored at first sight. No rule or weight was made of them, but their totals have been looked at for long, and choices were kept or dropped by them: a development set by now',
  },
  unread: {
    title: 'Unread texts',
    what: 'thirty-one reports of all regions and kinds, written last. No rule or weight has been shown them and no choice was made by their totals, so they tell what to expect of an unknown page, though the hand that wrote them also wrote reports to learn from. The values of their figures are read from the marked words by the program: that a figure is found counts, not that its value is read rightly',
  },
}

const MEANING: Record<Measure, string> = {
  lossless: 'pages on which every non-blank line is in one article or set aside',
  split: 'lines that stand with the lines they belong with (B-cubed F1)',
  articles: 'articles with exactly the right lines',
  headlines: 'headlines that are equal',
  kickersAndDecks: 'kickers and decks that are equal',
  bylines: 'articles whose bylines name the right people',
  order: 'lines in the right reading order (Kendall’s tau)',
  body: 'similarity of the text (trigrams)',
  entities: 'names found, in the right words (F1)',
  typedEntities: 'the same, of the right type (F1)',
  metrics: 'figures found, with value and unit (F1)',
  qualifier: 'of these, about / over / under right',
  kind: 'of these, level / share / growth … right',
  indicator: 'of these, what is measured right',
  subject: 'of these, whose figure right',
  period: 'of these, when right',
  scope: 'of these, of what whole right',
}

/** docs/quality.md: the scores of a report in words and tables. */
export function qualityMarkdown({ releases }: QualityReport): string {
  const [newest] = releases
  if (!newest) return ''
  return `${[
    '# Quality',
    `What the program makes of annotated pages, version ${newest.version}, ${newest.date}. \`npm run -s quality\` reads them all and writes this page\nand \`quality.json\`, which the site shows at \`/quality\`. A test fails when a score is lower than it says here, or when this page\nis out of date. [gold-format.md](gold-format.md) tells how each measure is counted, [text-pipeline.md](text-pipeline.md) what is known to go wrong.`,
    '## Scores',
    scoreTable(newest),
    'A dash: the set is not annotated for it. The floors hold for the seed pages, whatever the version.',
    '## What was read',
    sizeTable(newest),
    newest.sets.map(({ name }) => `- **${SETS[name].title}**: ${SETS[name].what}.`).join('\n'),
    '## Versions',
    historyTable(releases),
  ].join('\n\n')}\n`
}

function scoreTable({ sets }: Release): string {
  const head = ['measure', 'means', ...sets.map(({ name }) => SETS[name].title), 'floor']
  const rows = MEASURES.map((measure) => [
    measure,
    MEANING[measure],
    ...sets.map(({ scores }) => shown(scores[measure])),
    shown(FLOORS[measure]),
  ])
  return table(head, rows, 2)
}

function sizeTable({ sets }: Release): string {
  const head = ['set', 'pages', 'lines', 'articles', 'names', 'figures']
  const rows = sets.map(({ name, size }) => {
    const { pages, lines, articles, entities, metrics } = size
    return [SETS[name].title, ...[pages, lines, articles, entities, metrics].map(String)]
  })
  return table(head, rows, 1)
}

function historyTable(releases: readonly Release[]): string {
  const head = [
    'version',
    'date',
    'set',
    'split',
    'articles',
    'headlines',
    'body',
    'names',
    'figures',
    'why lower',
  ]
  const rows = releases.flatMap(({ version, date, because, sets }) =>
    sets.map(({ name, scores }, at) => [
      at === 0 ? version : '',
      at === 0 ? date : '',
      SETS[name].title,
      ...(['split', 'articles', 'headlines', 'body', 'entities', 'metrics'] as const).map((measure) =>
        shown(scores[measure]),
      ),
      at === 0 ? (because ?? '') : '',
    ]),
  )
  return table(head, rows, 3)
}

const shown = (value: number | undefined) => (value === undefined ? '–' : value.toFixed(3))

/** A Markdown table as the formatter leaves it; columns from `numbersFrom` on are set to the right. */
function table(head: readonly string[], rows: readonly string[][], numbersFrom: number): string {
  const widths = head.map((name, at) => Math.max(3, name.length, ...rows.map((row) => row[at]?.length ?? 0)))
  const isNumber = (at: number) => at >= numbersFrom && rows.every((row) => /^[\d.–]*$/u.test(row[at] ?? ''))
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => (isNumber(at) ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0))).join(' | ')} |`
  const rule = widths.map((width, at) => (isNumber(at) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)))
  return [line(head), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n')
}
