'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'
import { useAnnounce } from '@/components/ui/status-bar'
import type { FormAction } from '@/lib/action-result'
import { fillPlaces, placesOf, type FrontStory } from '@/lib/editorial/front'
import { FrontOffer } from './front-offer'
import { FrontPlaceRow } from './front-place-row'
import { useKeptOrder } from './use-kept-order'

type Props = {
  sectionId: string | null
  placed: readonly FrontStory[]
  offered: readonly FrontStory[]
  /** Where readers find the list. */
  look: string
  /** What the offered were searched by. */
  words: string
  /** Null for whoever may only look. */
  arrange: FormAction<void> | null
}

const moved = <T,>(items: readonly T[], from: number, to: number): T[] => {
  const item = items[from]
  if (item === undefined || to < 0 || to >= items.length) return [...items]
  const rest = items.toSpliced(from, 1)
  return rest.toSpliced(to, 0, item)
}

/** The order being made, with what moving, taking out and putting in say. */
function useOrder(sectionId: string | null, placed: readonly FrontStory[], most: number) {
  const words = useTranslations('desk.front')
  const announce = useAnnounce()
  const [order, setOrder] = useKeptOrder(sectionId, placed)
  const list = useRef<HTMLOListElement>(null)
  const focusOn = (at: number) =>
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>('[data-place]')[at]?.focus())
  const move = (from: number, to: number) => {
    const story = order[from]
    if (!story || to < 0 || to >= order.length || from === to) return
    setOrder(moved(order, from, to))
    announce(words('moved', { headline: story.headline, place: to + 1 }))
    focusOn(to)
  }
  const take = (at: number) => {
    const story = order[at]
    if (!story) return
    setOrder(order.toSpliced(at, 1))
    announce(words('taken', { headline: story.headline }))
    focusOn(Math.min(at, order.length - 2))
  }
  const put = (story: FrontStory) => {
    if (order.length >= most || order.some(({ id }) => id === story.id)) return
    setOrder([...order, story])
    announce(words('put', { headline: story.headline, place: order.length + 1 }))
  }
  return { order, list, move, take, put, reset: () => setOrder(null) }
}

/**
 * The places of a list and the stories that could have them. An order is made with the mouse or with keys and saved as a
 * whole; until then it is kept while other stories are looked for. What readers get in the places that stay empty is shown below.
 */
export function FrontDesk({ sectionId, placed, offered, look, words: searched, arrange }: Props) {
  const words = useTranslations('desk.front')
  const most = placesOf(sectionId)
  const { order, list, move, take, put, reset } = useOrder(sectionId, placed, most)
  const [dragged, setDragged] = useState<number | null>(null)
  const isChanged = order.map(({ id }) => id).join() !== placed.map(({ id }) => id).join()
  const live = order.filter(({ isLive }) => isLive)
  const filled = searched === '' ? fillPlaces(live, offered, most).slice(live.length) : []
  return (
    <div className="mt-4 gap-10 lg:grid lg:grid-cols-2">
      <section aria-labelledby="places">
        <h2 id="places" className="border-b border-ink pb-1 text-sm font-bold">
          {words('places', { count: order.length, most })}
        </h2>
        <p className="py-2 text-xs text-muted">{words(arrange ? 'keys' : 'mayLook')}</p>
        <ol ref={list}>
          {order.map((story, at) => (
            <FrontPlaceRow
              key={story.id}
              {...{ story, at, count: order.length, dragged, setDragged }}
              onMove={arrange ? move : null}
              onTake={() => take(at)}
            />
          ))}
        </ol>
        <Filled stories={filled} from={order.length + 1} />
        {arrange && (
          <ActionForm
            action={arrange}
            done={words('saved')}
            hidden={{ sectionId: sectionId ?? '' }}
            className="mt-4 flex flex-wrap items-center gap-3"
          >
            {order.map(({ id }) => (
              <input key={id} type="hidden" name="articleIds[]" value={id} />
            ))}
            {placed.map(({ id }) => (
              <input key={id} type="hidden" name="seen[]" value={id} />
            ))}
            <SubmitButton>{words('save')}</SubmitButton>
            {isChanged && (
              <>
                <span className="text-xs text-muted">{words('unsaved')}</span>
                <Button kind="bare" onClick={reset}>
                  {words('reset')}
                </Button>
              </>
            )}
            <a href={look} className="text-sm underline decoration-rule underline-offset-4 hover:text-accent">
              {words('look')}
            </a>
          </ActionForm>
        )}
      </section>
      <FrontOffer
        {...{ sectionId, searched }}
        stories={offered.filter(({ id }) => !order.some((story) => story.id === id))}
        onPut={arrange && order.length < most ? put : null}
      />
    </div>
  )
}

/** What stands in the places that nobody filled. */
function Filled({ stories, from }: { stories: readonly FrontStory[]; from: number }) {
  const words = useTranslations('desk.front')
  const isEnglish = useLocale() === 'en'
  if (stories.length === 0) return null
  return (
    <>
      <h3 className="mt-3 text-xs text-muted">{words('filled')}</h3>
      <ol start={from}>
        {stories.map(({ id, headline, section }, index) => (
          <li
            key={id}
            className="flex min-h-8 items-center gap-3 border-b border-rule py-1 text-sm text-muted"
          >
            <span className="w-6 text-right tabular-nums">{from + index}</span>
            <span lang="zh-CN" className="min-w-0 flex-1 truncate">
              {headline}
            </span>
            <span className="text-xs">{isEnglish ? section.nameEn : section.name}</span>
          </li>
        ))}
      </ol>
    </>
  )
}
