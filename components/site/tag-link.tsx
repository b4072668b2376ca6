import { useLocale } from 'next-intl'
import type { ReactNode } from 'react'
import { siteAddress } from '@/lib/editorial/addresses'
import type { TagName } from '@/lib/editorial/reader-views'
import type { TagType } from '@/lib/pipeline/model'

const HAIRLINE: Record<TagType, string> = {
  person: 'decoration-person',
  organization: 'decoration-organization',
  place: 'decoration-place',
  policy: 'decoration-policy',
  event: 'decoration-event',
  project: 'decoration-project',
  industry: 'decoration-industry',
  technology: 'decoration-technology',
}

/** Words that name a tag, with a hairline in the colour of its type. */
export function TagLink({
  tag,
  children,
}: {
  tag: Pick<TagName, 'slug' | 'name' | 'type'>
  children?: ReactNode
}) {
  return (
    <a
      href={siteAddress.tag(useLocale(), tag.slug)}
      className={`underline decoration-1 underline-offset-[0.3em] hover:text-accent ${HAIRLINE[tag.type]}`}
    >
      {children ?? tag.name}
    </a>
  )
}
