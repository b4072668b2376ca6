import { FILE_LOOK, type ChartWords } from './chart-look'
import { drawPanel, type Shown } from './draw-panel'
import { colourOf, marker } from './draw-marker'
import { element, px, shortened, widthOf, words } from './svg'

const WIDTH = 760
const PAD = 24
const LEGEND_LINE = 22

type Named = { title: string; source: string; address: string }

/** The names of several series under the title, in as many lines as they need. */
function legend(shown: Shown, top: number): { markup: string; height: number } {
  if (shown.kind === 'bars' || shown.series.length < 2) return { markup: '', height: 0 }
  let [x, y] = [0, top]
  const parts = shown.series.map(({ name }, index) => {
    const text = shortened(name, 20)
    const width = widthOf(text) * 13 + 40
    if (x > 0 && x + width > WIDTH) [x, y] = [0, y + LEGEND_LINE]
    const mark = marker({ index, look: FILE_LOOK, isExact: true, isTarget: false, isReplaced: false })
    const part = element(
      'g',
      { transform: `translate(${px(x + 8)} ${y})` },
      mark,
      element('text', { x: 14, y: 4.5, fill: colourOf(FILE_LOOK, index), 'font-size': 13 }, words(text)),
    )
    x += width
    return part
  })
  return { markup: parts.join(''), height: y - top + LEGEND_LINE }
}

/** A chart as a file: with its title above, and below it where it comes from. */
export function chartFile(shown: Shown, said: ChartWords, { title, source, address }: Named): string {
  const chart = drawPanel(shown, WIDTH, said, { look: FILE_LOOK, hrefOf: null }, { isFile: true })
  const height = Number(/ height="(\d+)"/u.exec(chart)?.[1] ?? 0)
  const named = legend(shown, 62)
  const top = 52 + named.height
  const full = { width: WIDTH + PAD * 2, height: top + height + 54 + PAD }
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${full.width} ${full.height}`,
      ...full,
      'font-family': FILE_LOOK.font,
      fill: FILE_LOOK.ink,
    },
    element('title', {}, words(title)),
    element('rect', { width: full.width, height: full.height, fill: FILE_LOOK.paper }),
    element(
      'g',
      { transform: `translate(${PAD} ${PAD})` },
      element('rect', { width: WIDTH, height: 3, fill: FILE_LOOK.ink }),
      element('rect', { y: 5.5, width: WIDTH, height: 1, fill: FILE_LOOK.ink }),
      element(
        'text',
        {
          y: 36,
          'font-size': 22,
          'font-weight': 700,
          'font-family': "'Noto Serif CJK SC', 'Songti SC', serif",
        },
        words(title),
      ),
      named.markup,
      element('g', { transform: `translate(0 ${top})` }, chart),
      element(
        'text',
        { y: top + height + 30, 'font-size': 12, fill: FILE_LOOK.muted },
        words(`${source} · ${address}`),
      ),
    ),
  )
}
