import { useWords } from './use-words'

/** A text to be copied: selected as a whole where it is pressed, copied by the button where scripts run (public/site.js). */
export function CopyBox({ id, title, text }: { id: string; title: string; text: string }) {
  const words = useWords('site.copy')
  return (
    <div className="space-y-1.5">
      <h3 className="text-sm font-bold">{title}</h3>
      <p
        id={id}
        className="border-l-[3px] border-rule py-1 pl-3 font-sans text-sm select-all wrap-anywhere"
        translate="no"
      >
        {text}
      </p>
      <CopyButton of={id} done={words('done')}>
        {words('copy')}
      </CopyButton>
    </div>
  )
}

/** Copies the text of an element and says so; hidden where no script could do it. */
export function CopyButton({ of, done, children }: { of: string; done: string; children: string }) {
  return (
    <span className="flex items-center gap-3 text-sm print:hidden">
      <button
        type="button"
        hidden
        data-copy={of}
        data-done={done}
        className="border border-edge px-3 py-1 hover:border-accent hover:text-accent"
      >
        {children}
      </button>
      <span role="status" className="text-muted" />
    </span>
  )
}
