import { useTranslations } from 'next-intl'
import { TypeLetter } from '@/components/desk/tag-chip'
import type { FoundTag } from './tag-requests'

/** One tag in a list to choose from: type, name, the other name that was found, and what it is. */
export function FoundTagLine({ tag }: { tag: FoundTag }) {
  const common = useTranslations('common')
  const { type, name, disambiguation, description, matched } = tag
  return (
    <span className="flex items-baseline gap-1.5">
      <TypeLetter type={type} />
      <span className="grid min-w-0 flex-1">
        <span lang="zh-CN">
          {name}
          {disambiguation && <span className="text-muted"> ({disambiguation})</span>}
          {matched && matched !== name && <span className="text-muted"> · {matched}</span>}
        </span>
        {description && <span className="line-clamp-2 text-xs text-muted">{description}</span>}
      </span>
      <span aria-hidden className="flex-none text-xs text-muted">
        {common(`tagType.${type}`)}
      </span>
    </span>
  )
}
