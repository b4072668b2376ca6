import { useLocale } from 'next-intl'
import { PAGE_LOOK } from '@/lib/chart/chart-look'
import type { Drawing } from '@/lib/chart/draw-frame'
import { drawPanel, type Shown } from '@/lib/chart/draw-panel'
import { useChartWords } from './chart-words'

const WIDE = 760
const NARROW = 350

type Props = {
  shown: Shown
  /** The id of the heading that names the chart. */
  labelledBy: string
  hrefOf: Drawing['hrefOf']
}

/**
 * A chart in two widths, of which the screen shows one: text that shrank with a wide drawing could not be read on a
 * phone. What is not shown is not read out either.
 */
export function ChartDrawing({ shown, labelledBy, hrefOf }: Props) {
  const said = useChartWords()
  const drawing: Drawing = { look: PAGE_LOOK, hrefOf, labelledBy }
  const html = (width: number) => ({ __html: drawPanel(shown, width, said, drawing) })
  const lang = useLocale() === 'en' ? 'en' : 'zh-CN'
  return (
    <>
      <div lang={lang} className="chart-drawing hidden sm:block" dangerouslySetInnerHTML={html(WIDE)} />
      <div lang={lang} className="chart-drawing sm:hidden" dangerouslySetInnerHTML={html(NARROW)} />
    </>
  )
}
