import type { TagType } from '@/lib/pipeline/model'
import { useWords } from './use-words'

const COLOUR: Record<TagType, string> = {
  person: 'text-person',
  organization: 'text-organization',
  place: 'text-place',
  policy: 'text-policy',
  event: 'text-event',
  project: 'text-project',
  industry: 'text-industry',
  technology: 'text-technology',
}

/** The type of a tag as one letter in its colour, told in words to those who cannot see it. */
export function TypeMark({ type }: { type: TagType }) {
  const words = useWords('common')
  return (
    <span
      className={`inline-flex size-5 shrink-0 items-center justify-center border border-current font-sans text-xs leading-none ${COLOUR[type]}`}
    >
      <span aria-hidden>{words(`tagLetter.${type}`)}</span>
      <span className="sr-only">{words(`tagType.${type}`)} </span>
    </span>
  )
}
