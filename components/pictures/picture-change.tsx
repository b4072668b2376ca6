import { useTranslations } from 'next-intl'
import { Difference } from '@/components/ui/difference'
import type { BlockDifference } from '@/lib/document/difference'
import type { FigureAttrs } from '@/lib/document/figures-of'
import { textDifference } from '@/lib/document/text-difference'
import { deskAddress } from '@/lib/editorial/addresses'

/** What differs in a picture of an article: the picture itself, and what is said of it there. */
export function PictureChange({ picture }: { picture: NonNullable<BlockDifference['picture']> }) {
  const words = useTranslations('editor.figure')
  const difference = useTranslations('editor.difference')
  const { before, after } = picture
  const isOther = before?.assetId !== after?.assetId
  const texts = (['alt', 'credit'] as const).flatMap((name) => {
    const [was, now] = [before?.[name] ?? '', after?.[name] ?? '']
    return was === now ? [] : [{ name, parts: textDifference(was, now) }]
  })
  const isLead = after?.isLead ?? false
  return (
    <div className="my-1 grid gap-1 font-sans text-sm">
      <div className="flex flex-wrap gap-3">
        {isOther && before && <Shown figure={before} label={difference('pictureGone')} />}
        {after && <Shown figure={after} label={isOther ? difference('pictureNew') : null} />}
      </div>
      {(before?.isLead ?? false) !== isLead && (
        <p className="text-xs">{difference(isLead ? 'leadNow' : 'leadNoMore')}</p>
      )}
      {texts.map(({ name, parts }) => (
        <p key={name} className="flex gap-2">
          <span className="text-xs leading-6 text-muted">{words(name)}</span>
          <span lang="zh-CN">
            <Difference parts={parts} />
          </span>
        </p>
      ))}
    </div>
  )
}

function Shown({ figure, label }: { figure: FigureAttrs; label: string | null }) {
  return (
    <figure className="grid gap-0.5">
      <img
        src={deskAddress.picturePreview(figure.assetId ?? '')}
        alt={figure.alt}
        loading="lazy"
        className="h-24 w-auto bg-wash"
      />
      {label && <figcaption className="text-xs text-muted">{label}</figcaption>}
    </figure>
  )
}
