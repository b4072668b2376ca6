import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

/** A printed fact; what the machine only inferred says so. */
export function PrintedFact({ isGuess, children }: { isGuess: boolean; children: ReactNode }) {
  const words = useTranslations('desk.pages')
  return (
    <>
      {children}
      {isGuess && <span className="ml-1 text-xs whitespace-nowrap text-muted">({words('guess')})</span>}
    </>
  )
}

/** The printed date in figures, or that nobody knows it. */
export function PrintedOn({ date, isGuess }: { date: string | null; isGuess: boolean }) {
  const words = useTranslations('desk.pages')
  if (date === null) return <span className="whitespace-nowrap text-muted">{words('undated')}</span>
  return (
    <PrintedFact isGuess={isGuess}>
      <time dateTime={date} className="whitespace-nowrap tabular-nums">
        {date}
      </time>
    </PrintedFact>
  )
}
