import type { Figure } from '@/lib/editorial/reader-views'
import { FigureFacts } from './figure-facts'
import { useWords } from './use-words'

const slipId = (id: string) => `f-${id}`

/** The small button behind a figure that opens its slip; it needs no script. */
export function SlipButton({ figure }: { figure: Figure }) {
  const words = useWords('site.figure')
  return (
    <button
      type="button"
      popoverTarget={slipId(figure.id)}
      aria-label={words('open', { text: figure.text })}
      className="slip-button"
    >
      <svg viewBox="0 0 12 12" aria-hidden="true" className="inline-block size-[0.7em] fill-current">
        <path d="M1 7h2v4H1zM5 4h2v7H5zM9 1h2v10H9z" />
      </svg>
    </button>
  )
}

/** The slip of a figure: in the page from the start, shown as a popover. */
export function FigureSlip({ figure }: { figure: Figure }) {
  const words = useWords('site.figure')
  return (
    <div popover="auto" id={slipId(figure.id)} className="slip" role="group" aria-label={figure.text}>
      <FigureFacts figure={figure} />
      <button
        type="button"
        popoverTarget={slipId(figure.id)}
        popoverTargetAction="hide"
        className="mt-3 border border-edge px-3 py-1 text-sm hover:border-accent hover:text-accent"
      >
        {words('close')}
      </button>
    </div>
  )
}
