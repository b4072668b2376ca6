import type { Shown } from '@/lib/chart/draw-panel'
import { unitName } from '@/lib/document/quantity-text'
import { useWords } from './use-words'

/** In which multiple of its unit a chart is read. The styles alone answer the choice: every text is there in each. */
export function UnitChoice({ shown, name }: { shown: Shown; name: string }) {
  const words = useWords('site.chart')
  const { multiples, first, panel } = shown
  if (multiples.length < 2) return null
  return (
    <fieldset className="unit-choice flex print:hidden flex-wrap items-center gap-x-4 text-sm">
      <legend className="float-left mr-3 py-1 text-muted">{words('unit')}</legend>
      {multiples.map((multiple, index) => (
        <label key={multiple.power} className="inline-flex min-h-8 cursor-pointer items-center gap-1.5">
          <input
            type="radio"
            name={name}
            value={index}
            defaultChecked={index === first}
            className="accent-ink"
          />
          <span>
            {multiple.name}
            {/^[a-z]/u.test(multiple.name) ? ' ' : ''}
            <span lang="zh-CN">{unitName(panel.unit)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
