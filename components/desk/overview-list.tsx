import { useFormatter, useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { OVERVIEW_COUNT_MAX } from '@/lib/editorial/overview'

type Props = {
  title: string
  /** What it says when it holds nothing; without it an empty list is left out. */
  none?: string
  total: number
  /** The way to the whole of it. */
  all: string
  children: ReactNode
}

/** One short list of the dashboard under its heading. */
export function OverviewList({ title, none, total, all, children }: Props) {
  const words = useTranslations('admin.home')
  if (total === 0 && none === undefined) return null
  return (
    <section className="min-w-0 border-t border-ink pt-2">
      <div className="flex items-baseline justify-between gap-4">
        <h2 className="text-base font-bold">{title}</h2>
        {total > 0 && (
          <Link
            href={all}
            prefetch={false}
            aria-label={words('allOf', { list: title, count: countText(total) })}
            className="text-xs whitespace-nowrap underline decoration-rule underline-offset-4 hover:text-accent"
          >
            {words('all', { count: countText(total) })}
          </Link>
        )}
      </div>
      {total === 0 ? <p className="py-2 text-muted">{none}</p> : <ul>{children}</ul>}
    </section>
  )
}

const countText = (total: number): string =>
  total >= OVERVIEW_COUNT_MAX ? `${OVERVIEW_COUNT_MAX}+` : String(total)

type ItemProps = {
  href: string
  label: string
  note?: ReactNode
  at?: Date | null
  isLate?: boolean
  act?: ReactNode
}

/** A row: what it is, what is to say of it, the time that matters, and what can be done about it here. */
export function OverviewItem({ href, label, note, at, isLate = false, act }: ItemProps) {
  const format = useFormatter()
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 border-b border-rule py-1.5">
      <Link
        href={href}
        prefetch={false}
        lang="zh-CN"
        className="mr-auto min-w-0 flex-1 basis-48 truncate max-sm:basis-full hover:text-accent"
      >
        {label}
      </Link>
      {note && <span className="max-w-[16rem] truncate text-xs text-muted">{note}</span>}
      {at && (
        <time
          dateTime={at.toISOString()}
          className={`shrink-0 text-xs tabular-nums ${isLate ? 'text-danger' : 'text-muted'}`}
        >
          {format.dateTime(at, { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' })}
        </time>
      )}
      {act}
    </li>
  )
}
