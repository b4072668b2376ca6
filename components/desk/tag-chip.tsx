import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { TagType } from '@/lib/pipeline/model'

type Props = { type: TagType; name: string; disambiguation?: string; href?: string }

/** A tag with the letter and colour of its type, so that no one depends on colour alone. */
export function TagChip({ type, name, disambiguation, href }: Props) {
  const label = (
    <>
      {name}
      {disambiguation && <span className="text-muted"> ({disambiguation})</span>}
    </>
  )
  return (
    <span className="inline-flex items-baseline gap-1.5">
      <TypeLetter type={type} />
      {href ? (
        <Link href={href} prefetch={false} className="border-b border-rule hover:text-accent">
          {label}
        </Link>
      ) : (
        <span>{label}</span>
      )}
    </span>
  )
}

/** The one letter of a tag type, in its colour; its name is read out. */
export function TypeLetter({ type }: { type: TagType }) {
  const words = useTranslations('common')
  return (
    <span
      title={words(`tagType.${type}`)}
      className="inline-grid size-[1.35em] flex-none place-items-center rounded-full border text-xs leading-none"
      style={{ color: `var(--color-${type})`, borderColor: `var(--color-${type})` }}
    >
      <span aria-hidden>{words(`tagLetter.${type}`)}</span>
      <span className="sr-only">{words(`tagType.${type}`)}</span>
    </span>
  )
}
