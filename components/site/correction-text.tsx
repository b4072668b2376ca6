import type { ReactNode } from 'react'
import type { FigureCorrection } from '@/lib/editorial/reader-views'
import { useWords } from './use-words'

/** What was wrong, and the words before and after. */
export function CorrectionText({ correction }: { correction: FigureCorrection }) {
  const words = useWords('site.corrections')
  const { note, before, after } = correction
  const said = (chunks: ReactNode) => <span lang="zh-CN">{chunks}</span>
  return (
    <>
      <p lang="zh-CN">{note}</p>
      <p className="text-sm text-muted">
        {words.rich('changeMarked', {
          before,
          after,
          was: (chunks) => <del lang="zh-CN">{chunks}</del>,
          is: (chunks) => (
            <ins lang="zh-CN" className="font-bold text-ink no-underline">
              {said(chunks)}
            </ins>
          ),
        })}
      </p>
    </>
  )
}

/** The same on one line, where a figure stands in a table. */
export function CorrectedLine({ corrected: { note, before, after } }: { corrected: FigureCorrection }) {
  const words = useWords('site.corrections')
  return (
    <>
      {words('inArticle')} <span lang="zh-CN">{note}</span> {words('change', { before, after })}
    </>
  )
}
