'use client'

import { useTranslations } from 'next-intl'
import { useState, type MouseEvent } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/action-result'
import { cardOf, type Focus, type PictureView } from '@/lib/editorial/picture'
import { DeskPicture } from './desk-picture'

type Props = { picture: PictureView; canChange: boolean; action: FormAction<void> }

/** As it is shown, in pixels. */
const WIDTH_MAX = 720

const AXES = ['focusX', 'focusY'] as const

/** Says what crops keep in sight: pressed on the picture, or moved by the two sliders; beside it what lists will show. */
export function FocusForm({ picture, canChange, action }: Props) {
  const words = useTranslations('media.picture')
  const [focus, setFocus] = useState<Focus>({ focusX: picture.focusX, focusY: picture.focusY })
  const isMoved = focus.focusX !== picture.focusX || focus.focusY !== picture.focusY
  const press = (event: MouseEvent<HTMLElement>) => {
    if (!canChange) return
    const frame = event.currentTarget.getBoundingClientRect()
    const share = (at: number, from: number, size: number) =>
      Math.min(Math.max(Math.round(((at - from) / size) * 100), 0), 100)
    setFocus({
      focusX: share(event.clientX, frame.left, frame.width),
      focusY: share(event.clientY, frame.top, frame.height),
    })
  }
  return (
    <div className="grid gap-4">
      {/* The sliders below do the same with keys. */}
      <div
        className={`relative ${canChange ? 'cursor-crosshair' : ''}`}
        // Its place is kept before it comes, and it is no taller than most of the screen.
        style={{
          width: `min(100%, ${Math.min(WIDTH_MAX, picture.width)}px, calc(60dvh * ${picture.width} / ${picture.height}))`,
        }}
        onClick={press}
      >
        <DeskPicture
          picture={picture}
          shape="whole"
          width={WIDTH_MAX}
          alt={words('preview')}
          className="h-auto w-full"
        />
        <FocusFrame picture={{ ...picture, ...focus }} />
      </div>
      {canChange && (
        <ActionForm
          action={action}
          hidden={{ id: picture.id }}
          done={words('focused')}
          className="grid gap-3"
        >
          {AXES.map((axis) => (
            <label key={axis} className="grid max-w-md gap-1 text-xs text-muted">
              {words(axis, { value: focus[axis] })}
              <input
                type="range"
                name={axis}
                min={0}
                max={100}
                value={focus[axis]}
                className="accent-ink"
                onChange={(event) =>
                  setFocus((before) => ({ ...before, [axis]: Number(event.target.value) }))
                }
              />
            </label>
          ))}
          <div>
            <SubmitButton isDisabled={!isMoved}>{words('keepFocus')}</SubmitButton>
          </div>
        </ActionForm>
      )}
    </div>
  )
}

/** What a list shows of the picture, and where its focus is. */
function FocusFrame({ picture }: { picture: PictureView }) {
  const { left, top, width, height } = cardOf(picture)
  const percent = (part: number, all: number) => `${(part / all) * 100}%`
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0 overflow-hidden">
      <div
        className="absolute outline-2 -outline-offset-2 outline-white shadow-[0_0_0_200vmax_rgb(0_0_0/0.45)]"
        style={{
          left: percent(left, picture.width),
          top: percent(top, picture.height),
          width: percent(width, picture.width),
          height: percent(height, picture.height),
        }}
      />
      <div
        className="absolute size-5 -translate-1/2 rounded-full border-2 border-white bg-accent"
        style={{ left: `${picture.focusX}%`, top: `${picture.focusY}%` }}
      />
    </div>
  )
}
