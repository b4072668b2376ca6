import Link from 'next/link'

type Tab = { href: string; label: string; isCurrent: boolean }

/** Links between the views of one screen. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="flex flex-wrap gap-x-5 border-b border-rule text-sm whitespace-nowrap">
      {tabs.map(({ href, label: text, isCurrent }) => (
        <Link
          key={href}
          href={href}
          prefetch={false}
          aria-current={isCurrent ? 'page' : undefined}
          className="-mb-px border-b-2 border-transparent py-2 hover:text-accent aria-[current=page]:border-ink aria-[current=page]:font-bold"
        >
          {text}
        </Link>
      ))}
    </nav>
  )
}
