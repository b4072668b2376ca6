import { useTranslations } from 'next-intl'

/** What nobody has settled in an article that is about to go on: marks that need an eye, comments and suggested changes. */
export type Unsettled = { eyes: number; comments: number }

export const isSettled = ({ eyes, comments }: Unsettled): boolean => eyes + comments === 0

/** Says what is open, for a person to weigh. */
export function UnsettledPoints({ eyes, comments }: Unsettled) {
  const words = useTranslations('workflow.eyes')
  return (
    <>
      {eyes > 0 && <p>{words('what', { count: eyes })}</p>}
      {comments > 0 && <p>{words('comments', { count: comments })}</p>}
    </>
  )
}
