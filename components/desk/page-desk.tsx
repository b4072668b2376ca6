import { useFormatter, useTranslations } from 'next-intl'
import { LinkButton } from '@/components/ui/link-button'
import type { FormAction } from '@/lib/action-result'
import { deskAddress } from '@/lib/editorial/addresses'
import { placedOf, type PageView } from '@/lib/editorial/page-view'
import { PageArticles } from './page-articles'
import { PageFactsForm } from './page-facts-form'
import { PageLines } from './page-lines'
import { PageProgress } from './page-progress'

type Props = {
  page: PageView
  /** The line that the shown part starts with, from 1. */
  from: number
  updateAction: FormAction<{ version: number }>
  doneAction: FormAction<{ version: number }>
}

/** Lines in one part of a page; a printed page has hundreds, but any text may be imported. */
const LINES_MAX = 2000

/** The printed lines of a page beside what was made of them. */
export function PageDesk({ page, from, updateAction, doneAction }: Props) {
  const words = useTranslations('desk.page')
  const first = Math.floor((from - 1) / LINES_MAX) * LINES_MAX
  const { placed, total } = placedOf(page.lines)
  const unowned = page.lines.find(({ isUnowned }) => isUnowned)
  const lineAddress = (number: number) => {
    const isHere = number > first && number <= first + LINES_MAX
    return `${isHere ? '' : `${deskAddress.page(page.id)}?from=${number}`}#l-${number}`
  }
  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_25rem]">
      <section aria-labelledby="page-lines" className="min-w-0">
        <h2 id="page-lines" className="border-b border-ink pb-1 text-sm font-bold">
          {words('lines')}
        </h2>
        <p className="py-2 text-xs text-muted">{words('linesHint')}</p>
        <Parts page={page} first={first} />
        <PageLines lines={page.lines.slice(first, first + LINES_MAX)} articles={page.articles} />
        <Parts page={page} first={first} />
      </section>
      <aside className="grid content-start gap-6 max-lg:order-first lg:sticky lg:top-4 lg:max-h-[calc(100dvh-4rem)] lg:self-start lg:overflow-y-auto">
        <PageProgress
          page={page}
          placed={placed}
          total={total}
          unownedAddress={unowned ? lineAddress(unowned.number) : null}
          action={doneAction}
        />
        <PageArticles lines={page.lines} articles={page.articles} lineAddress={lineAddress} />
        <section aria-labelledby="page-facts" className="grid gap-3">
          <h2 id="page-facts" className="border-b border-ink pb-1 text-sm font-bold">
            {words('facts')}
          </h2>
          <PageFactsForm page={page} action={updateAction} />
          <SourceFile page={page} />
        </section>
      </aside>
    </div>
  )
}

/** The parts of a text that is too long for one screen. */
function Parts({ page, first }: { page: PageView; first: number }) {
  const words = useTranslations('desk.page')
  const count = Math.ceil(page.lines.length / LINES_MAX)
  if (count <= 1) return null
  const parts = Array.from({ length: count }, (_, at) => at * LINES_MAX)
  return (
    <nav aria-label={words('lines')} className="flex flex-wrap gap-2 py-2">
      {parts.map((start) => {
        const last = Math.min(start + LINES_MAX, page.lines.length)
        const range = words('lineRange', { first: start + 1, last })
        return (
          <LinkButton
            key={start}
            kind={start === first ? 'plain' : 'quiet'}
            size="small"
            href={`${deskAddress.page(page.id)}?from=${start + 1}`}
          >
            {range}
          </LinkButton>
        )
      })}
    </nav>
  )
}

function SourceFile({ page }: { page: PageView }) {
  const words = useTranslations('desk.page')
  const format = useFormatter()
  const when = format.dateTime(page.importedAt, { dateStyle: 'medium', timeStyle: 'short' })
  const kind = words.has(`format.${page.format}`) ? words(`format.${page.format}`) : page.format
  return (
    <dl className="grid gap-0.5 border-t border-rule pt-3 text-xs">
      <dt className="text-muted">{words('source')}</dt>
      <dd className="break-all">{page.fileName}</dd>
      <dd>{words('sourceWhat', { format: kind, encoding: page.encoding || 'none' })}</dd>
      <dd>
        {page.importedBy
          ? words('importedBy', { name: page.importedBy, when })
          : words('importedByMachine', { when })}
      </dd>
    </dl>
  )
}
