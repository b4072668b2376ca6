import { useLocale } from 'next-intl'
import type { ChartWords } from '@/lib/chart/chart-look'
import { useWords } from './use-words'

type Say = (key: 'approx' | 'over' | 'under' | 'target' | 'replaced' | 'contested') => string

/** What charts say, from the words of `site.chart.marks` in a language. */
export const chartWords = (locale: ChartWords['locale'], say: Say): ChartWords => ({
  locale,
  approx: say('approx'),
  over: say('over'),
  under: say('under'),
  target: say('target'),
  replaced: say('replaced'),
  contested: say('contested'),
})

/** What charts say in the language of the page. */
export function useChartWords(): ChartWords {
  const say = useWords('site.chart.marks')
  return chartWords(useLocale() === 'en' ? 'en' : 'zh-CN', say)
}
