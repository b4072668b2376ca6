import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Difference } from '@/components/ui/difference'
import type { DifferencePart } from '@/lib/document/text-difference'
import type { FoundArticle, FoundPlace } from '@/lib/editorial/replacing'
import { StatusPill } from '@/components/desk/status-pill'

type Props = {
  found: readonly FoundArticle[]
  ticked: ReadonlySet<string>
  onTick: (keys: readonly string[], isTicked: boolean) => void
  /** What the words become. */
  words: string
}

export const keyOf = (articleId: string, { blockId, start }: FoundPlace): string =>
  `${articleId} ${blockId} ${start}`
export const keysOf = ({ id, places }: FoundArticle): string[] => places.map((place) => keyOf(id, place))

/** Each place with what stands around it and what it would become, and a box to tick; what may not be changed says why. */
export function ReplaceHits({ found, ticked, onTick, words: replacement }: Props) {
  const words = useTranslations('daily.bulk')
  return (
    <div
      className="grid max-h-[45dvh] gap-4 overflow-y-auto"
      tabIndex={0}
      role="region"
      aria-label={words('replace.places')}
    >
      {found.map((article) => {
        const { id, headline, status, mayEdit, places } = article
        const keys = keysOf(article)
        return (
          <section key={id} className="grid gap-1">
            <Tick
              isTicked={mayEdit && keys.every((key) => ticked.has(key))}
              isDisabled={!mayEdit}
              onTick={(to) => onTick(keys, to)}
            >
              <span className="font-bold" lang="zh-CN">
                {headline || words('untitled')}
              </span>{' '}
              <StatusPill status={status} />{' '}
              <span className="text-xs text-muted">{words('replace.count', { count: places.length })}</span>
            </Tick>
            {!mayEdit && <p className="pl-6 text-xs text-warning">{words('replace.locked')}</p>}
            {mayEdit && status === 'PUBLISHED' && (
              <p className="pl-6 text-xs text-muted">{words('replace.public')}</p>
            )}
            <ul className="grid gap-0.5 pl-6">
              {places.map((place) => {
                const key = keyOf(id, place)
                return (
                  <li key={key}>
                    <Tick
                      isTicked={mayEdit && ticked.has(key)}
                      isDisabled={!mayEdit}
                      onTick={(to) => onTick([key], to)}
                    >
                      <span lang="zh-CN">
                        {place.before}
                        <Difference parts={partsOf(place.found, replacement)} />
                        {place.after}
                      </span>
                    </Tick>
                  </li>
                )
              })}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

const partsOf = (found: string, replacement: string): DifferencePart[] => [
  { kind: 'removed', text: found },
  ...(replacement === '' ? [] : [{ kind: 'added' as const, text: replacement }]),
]

type TickProps = {
  isTicked: boolean
  isDisabled: boolean
  onTick: (isTicked: boolean) => void
  children: ReactNode
}

const Tick = ({ isTicked, isDisabled, onTick, children }: TickProps) => (
  <label className="flex items-baseline gap-2 py-0.5 text-sm">
    <input
      type="checkbox"
      checked={isTicked}
      disabled={isDisabled}
      onChange={(event) => onTick(event.target.checked)}
      className="size-4 shrink-0 translate-y-0.5 accent-accent"
    />
    <span className="min-w-0 [overflow-wrap:anywhere]">{children}</span>
  </label>
)
