import { useWords } from './use-words'

/** The way to the next screen of a list; without words of its own it leads to older stories. */
export function Older({ href, text }: { href: string; text?: string }) {
  const words = useWords('site.list')
  return (
    <p className="mt-8">
      <a
        href={href}
        rel="next"
        className="inline-block border border-edge px-4 py-2 text-sm hover:border-accent hover:text-accent"
      >
        {text ?? words('older')}
      </a>
    </p>
  )
}
