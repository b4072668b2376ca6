'use client'

import { useTranslations } from 'next-intl'
import { useId, useState, type ReactNode } from 'react'
import { StatusPill } from '@/components/desk/status-pill'
import { Button } from '@/components/ui/button'
import { useCloseDialog } from '@/components/ui/dialog'
import { headOf, tailOf } from '@/lib/document/whole-characters'
import {
  isInScope,
  SPREAD_SCOPES,
  toPlace,
  type SpreadOffer,
  type SpreadOfferArticle,
  type SpreadOfferPlace,
  type SpreadScope,
} from '@/lib/editorial/spread'
import type { Chosen } from './use-spreading'

type Props = { offer: SpreadOffer; onSpread: (chosen: Chosen) => Promise<void> }

const keyOf = (articleId: string, at: number) => `${articleId} ${at}`
const keysOf = ({ id, places }: SpreadOfferArticle) => places.map((_, at) => keyOf(id, at))

/** Where the words stand, each place with its sentence and a box to tick, and how far the act may reach. */
export function SpreadForm({ offer, onSpread }: Props) {
  const words = useTranslations('learning.spread')
  const close = useCloseDialog()
  const [scope, setScope] = useState<SpreadScope>('drafts')
  // Where somebody else may be writing nothing is ticked beforehand.
  const [ticked, setTicked] = useState<ReadonlySet<string>>(
    () => new Set(offer.articles.flatMap((article) => (article.busy === null ? keysOf(article) : []))),
  )
  const [isWorking, setWorking] = useState(false)
  const shown = offer.articles.filter((article) => isInScope(scope, article))
  const chosen = chosenOf(shown, ticked)
  const places = chosen.reduce((sum, one) => sum + one.places.length, 0)

  function tick(keys: readonly string[], isTicked: boolean): void {
    setTicked((before) => {
      const after = new Set(before)
      for (const key of keys)
        if (isTicked) after.add(key)
        else after.delete(key)
      return after
    })
  }

  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (places === 0 || isWorking) return
        setWorking(true)
        void onSpread({ scope, chosen }).finally(close)
      }}
    >
      <ScopeChoice scope={scope} setScope={setScope} offer={offer} />
      <div className="flex flex-wrap gap-2">
        <Button size="small" kind="quiet" onClick={() => tick(shown.flatMap(keysOf), true)}>
          {words('all')}
        </Button>
        <Button size="small" kind="quiet" onClick={() => tick(shown.flatMap(keysOf), false)}>
          {words('none')}
        </Button>
      </div>
      <div
        className="grid max-h-[45dvh] gap-4 overflow-y-auto"
        tabIndex={0}
        role="region"
        aria-label={words('places')}
      >
        {shown.length === 0 && <p className="text-sm text-muted">{words('nothing')}</p>}
        {shown.map((article) => (
          <ArticlePlaces key={article.id} article={article} ticked={ticked} onTick={tick} />
        ))}
      </div>
      {scope === 'all' && <p className="text-xs text-muted">{words('publicHint')}</p>}
      <div className="flex justify-end gap-2">
        <Button kind="primary" type="submit" disabled={places === 0 || isWorking}>
          {words('apply', { places, articles: chosen.length })}
        </Button>
      </div>
    </form>
  )
}

function chosenOf(shown: readonly SpreadOfferArticle[], ticked: ReadonlySet<string>): Chosen['chosen'] {
  return shown.flatMap(({ id, places }) => {
    const own = places.filter((_, at) => ticked.has(keyOf(id, at)))
    if (own.length === 0) return []
    return [{ articleId: id, places: own.map(toPlace) }]
  })
}

type ScopeProps = { scope: SpreadScope; setScope: (scope: SpreadScope) => void; offer: SpreadOffer }

function ScopeChoice({ scope, setScope, offer }: ScopeProps) {
  const words = useTranslations('learning.spread')
  const name = useId()
  const placesIn = (one: SpreadScope) =>
    offer.articles
      .filter((article) => isInScope(one, article))
      .reduce((sum, { places }) => sum + places.length, 0)
  return (
    <fieldset>
      <legend className="text-xs text-muted">{words('scope')}</legend>
      <div className="flex flex-wrap gap-x-5">
        {SPREAD_SCOPES.map((one) => (
          <label key={one} className="flex min-h-8 items-center gap-2 text-sm">
            <input
              type="radio"
              name={name}
              checked={one === scope}
              onChange={() => setScope(one)}
              className="size-4 accent-accent"
            />
            {words(`scopes.${one}`, { count: placesIn(one) })}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

type PlacesProps = {
  article: SpreadOfferArticle
  ticked: ReadonlySet<string>
  onTick: (keys: readonly string[], isTicked: boolean) => void
}

function ArticlePlaces({ article, ticked, onTick }: PlacesProps) {
  const words = useTranslations('learning.spread')
  const { id, headline, status, isHere, busy, places } = article
  const keys = keysOf(article)
  const isWhole = keys.every((key) => ticked.has(key))
  return (
    <section className="grid gap-1">
      <Tick isTicked={isWhole} onTick={(to) => onTick(keys, to)}>
        <span className="font-bold">{isHere ? words('thisArticle') : headline || words('untitled')}</span>{' '}
        <StatusPill status={status} />{' '}
        <span className="text-xs text-muted">{words('count', { count: places.length })}</span>
      </Tick>
      {busy !== null && <p className="pl-6 text-xs text-warning">{words('busy', { name: busy })}</p>}
      <ul className="grid gap-0.5 pl-6">
        {places.map((place, at) => (
          <li key={keyOf(id, at)}>
            <Tick isTicked={ticked.has(keyOf(id, at))} onTick={(to) => onTick([keyOf(id, at)], to)}>
              <Sentence place={place} />
            </Tick>
          </li>
        ))}
      </ul>
    </section>
  )
}

type TickProps = { isTicked: boolean; onTick: (isTicked: boolean) => void; children: ReactNode }

function Tick({ isTicked, onTick, children }: TickProps) {
  return (
    <label className="flex items-baseline gap-2 py-0.5 text-sm">
      <input
        type="checkbox"
        checked={isTicked}
        onChange={(event) => onTick(event.target.checked)}
        className="size-4 shrink-0 translate-y-0.5 accent-accent"
      />
      <span className="min-w-0 [overflow-wrap:anywhere]">{children}</span>
    </label>
  )
}

const SHOWN = 40

/** The sentence around the words; a long one is cut at both ends. */
function Sentence({ place }: { place: SpreadOfferPlace }) {
  const { quote, sentence } = place
  const before = sentence.before.length > SHOWN ? `…${tailOf(sentence.before, SHOWN)}` : sentence.before
  const after = sentence.after.length > SHOWN ? `${headOf(sentence.after, SHOWN)}…` : sentence.after
  return (
    <span lang="zh-CN">
      {before}
      <mark className="bg-mark text-ink">{quote}</mark>
      {after}
    </span>
  )
}
