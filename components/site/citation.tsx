import type { CitationParts } from '@/lib/document/citation'
import { CopyButton } from './copy-box'
import { useWords } from './use-words'

/** How to cite, after GB/T 7714. The day of reading is the reader's: a script fills it in, else it stays a blank to fill. */
export function Citation({ parts: { before, after } }: { parts: CitationParts }) {
  const words = useWords('site.copy')
  return (
    <div className="space-y-1.5">
      <h3 className="text-sm font-bold">{words('cite')}</h3>
      <p
        id="citation"
        lang="zh-CN"
        translate="no"
        className="border-l-[3px] border-rule py-1 pl-3 font-serif text-base select-all wrap-anywhere"
      >
        {before}
        <span data-today suppressHydrationWarning>
          {words('dayOfReading')}
        </span>
        {after}
      </p>
      <CopyButton of="citation" done={words('done')}>
        {words('copy')}
      </CopyButton>
    </div>
  )
}
