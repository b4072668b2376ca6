import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { figureOfYear } from '../../seeds/figure-rows'
import { FILE_LOOK, PAGE_LOOK, type ChartWords } from './chart-look'
import { chartFile } from './chart-file'
import { drawPanel, showPanel } from './draw-panel'
import { toPanels } from './figure-panels'

const WORDS: ChartWords = {
  locale: 'zh-CN',
  approx: '约',
  over: '超',
  under: '不足',
  target: '目标',
  replaced: '已修订',
  contested: '两说',
}
const drawing = { look: PAGE_LOOK, hrefOf: (id: string) => `#v-${id}`, labelledBy: 'title' }

const shownOf = (figures: Parameters<typeof toPanels>[0], asked: string[] = []) => {
  const [panel] = toPanels(figures)
  return panel ? showPanel(panel, 'zh-CN', asked) : null
}
const draw = (figures: Parameters<typeof toPanels>[0]) => {
  const shown = shownOf(figures)
  return shown ? drawPanel(shown, 760, WORDS, drawing) : ''
}

test('a single figure is no chart', () => {
  expect(shownOf([figureOfYear(2021, '5')])).toBeNull()
})

describe('over time', () => {
  const years = [figureOfYear(2020, '12000', { qualifier: '≈' }), figureOfYear(2021, '15000.5')]

  test('each point says what it states and leads to its row', () => {
    const svg = draw(years)
    expect(svg).toContain('aria-label="松江区，2020，约12,000 家"')
    expect(svg).toContain(`href="#v-${years[1]?.id}"`)
    expect(svg).toContain('aria-labelledby="title"')
  })

  test('values stand there exactly in every multiple that suits them', () => {
    const svg = draw(years)
    expect(svg).toContain('<tspan class="unit-0">15,000.5</tspan><tspan class="unit-1">1.50005</tspan>')
  })

  test('a target is dashed and no line leads to it', () => {
    const svg = draw([...years, figureOfYear(2025, '20000', { kind: 'target' })])
    expect(svg).toContain('stroke-dasharray="4 3"')
    expect(svg.match(/ fill="none" stroke="[^"]+" stroke-width="2"/gu)).toHaveLength(1)
  })

  test('readers choose the subjects by key; unknown keys choose nothing', () => {
    const figures = ['甲', '乙', '丙'].flatMap((subject) => [
      figureOfYear(2020, '1', { subject }),
      figureOfYear(2021, '2', { subject }),
    ])
    expect(shownOf(figures, ['丙'])?.series.map(({ key }) => key)).toEqual(['丙'])
    expect(shownOf(figures, ['无'])?.series).toHaveLength(3)
  })
})

test('at one time subjects stand beside each other, the largest first', () => {
  const svg = draw([figureOfYear(2021, '5', { subject: '小' }), figureOfYear(2021, '9', { subject: '大' })])
  expect(svg.indexOf('大，2021，9 家')).toBeGreaterThan(0)
  expect(svg.indexOf('大，2021，9 家')).toBeLessThan(svg.indexOf('小，2021，5 家'))
})

test('words of the text are no markup', () => {
  const svg = draw([
    figureOfYear(2020, '1', { subject: '<b>&"' }),
    figureOfYear(2021, '2', { subject: '<b>&"' }),
  ])
  expect(svg).not.toContain('<b>')
  expect(svg).toContain('&lt;b&gt;&amp;&quot;')
})

test('a file stands alone: written-out colours, title and address, one multiple', () => {
  const shown = shownOf([figureOfYear(2020, '12000'), figureOfYear(2021, '15000')])
  if (!shown) throw new Error('nothing to draw')
  const svg = chartFile(shown, WORDS, {
    title: '企业数',
    source: '科创走廊',
    address: 'https://example.cn/x',
  })
  expect(svg).not.toContain('var(')
  expect(svg).not.toContain('class="unit-')
  expect(svg).toContain(FILE_LOOK.series[0])
  expect(svg).toContain('<title>企业数</title>')
  expect(svg).toContain('科创走廊 · https://example.cn/x')
})

test('every coordinate is a number, whatever the figures are', () => {
  const figure = fc.record({
    year: fc.integer({ min: 1949, max: 2035 }),
    value: fc.oneof(
      fc.integer({ min: 0, max: 1_000_000_000 }).map(String),
      fc.constantFrom('0', '0.00001', '123456789012345678901234567890', '-5'),
    ),
    valueTo: fc.option(fc.constant('1000')),
    kind: fc.constantFrom('level', 'target', 'growth', 'rank', 'range', 'share', 'change'),
    qualifier: fc.constantFrom('=', '≈', '>', '<'),
    subject: fc.constantFrom('松江区', '嘉兴市', '长三角生态绿色一体化发展示范区'),
  } as const)
  fc.assert(
    fc.property(fc.array(figure, { minLength: 2, maxLength: 12 }), (made) => {
      const figures = made.map(({ year, value, ...change }) => figureOfYear(year, value, change))
      for (const panel of toPanels(figures)) {
        const shown = showPanel(panel, 'zh-CN')
        if (!shown) continue
        for (const width of [760, 350])
          expect(drawPanel(shown, width, WORDS, drawing)).not.toMatch(/NaN|Infinity/u)
      }
    }),
  )
})
