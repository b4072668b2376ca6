import { useTranslations } from 'next-intl'
import type { DifferencePart } from '@/lib/document/text-difference'

/** What was changed: taken words struck out, new ones underlined, and both said to those who hear them. */
export function Difference({ parts }: { parts: readonly DifferencePart[] }) {
  const words = useTranslations('common.difference')
  return parts.map(({ kind, text }, at) => {
    if (kind === 'same') return <span key={at}>{text}</span>
    const Part = kind === 'removed' ? 'del' : 'ins'
    return (
      <Part key={at}>
        <span className="sr-only">{words(kind)}</span>
        {text}
        <span className="sr-only">{words('end')}</span>
      </Part>
    )
  })
}
