import { useLocale } from 'next-intl'
import type { ReactNode } from 'react'
import { FLOORS, MEASURES, type QualityReport, type Release } from '@/lib/pipeline/quality-report'
import { PageTitle } from './headings'
import { useWords } from './use-words'

const HISTORY = ['split', 'articles', 'headlines', 'entities', 'metrics'] as const
const WEAKNESSES = ['fitted', 'sizes', 'order', 'annotators', 'names', 'subjects'] as const

function useShare(): (value: number | undefined) => string {
  const format = new Intl.NumberFormat(useLocale(), {
    style: 'percent',
    maximumFractionDigits: 1,
  })
  return (value) => (value === undefined ? '–' : format.format(value))
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-10 border-t border-ink pt-3">
      <h2 className="mb-3 font-serif text-xl font-bold">{title}</h2>
      {children}
    </section>
  )
}

/** A table may be wider than a phone; then it scrolls by itself, by keys too. */
function Scrolling({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="overflow-x-auto" role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  )
}

// On a phone the cells of a row stand below its head, two beside each other, each with the name of its column.
const heads = 'max-sm:sr-only'
const row = 'max-sm:grid max-sm:grid-cols-2 max-sm:gap-x-6 max-sm:py-1.5'
const rowHead = 'py-1.5 text-left font-normal max-sm:col-span-2 max-sm:py-0.5'
const cell =
  'py-1.5 pl-4 text-right align-top tabular-nums max-sm:flex max-sm:justify-between max-sm:gap-2 max-sm:p-0 max-sm:before:text-muted max-sm:before:content-[attr(data-column)]'
const head = 'py-1.5 pl-4 text-right align-bottom font-bold'

function Scores({ release }: { release: Release }) {
  const words = useWords('site.quality')
  const share = useShare()
  return (
    <Scrolling label={words('scores')}>
      <table className="w-full text-sm max-sm:block">
        <thead className={heads}>
          <tr className="border-b border-ink">
            <th scope="col" className="py-1.5 text-left align-bottom font-bold">
              {words('measure')}
            </th>
            {release.sets.map(({ name }) => (
              <th key={name} scope="col" className={head}>
                {words(`sets.${name}.title`)}
              </th>
            ))}
            <th scope="col" className={head}>
              {words('floor')}
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-rule max-sm:block">
          {MEASURES.map((measure) => (
            <tr key={measure} className={row}>
              <th scope="row" className={rowHead}>
                <span className="block font-bold">{words(`measures.${measure}.name`)}</span>
                <span className="text-xs text-muted">{words(`measures.${measure}.what`)}</span>
              </th>
              {release.sets.map(({ name, scores }) => (
                <td key={name} data-column={words(`sets.${name}.title`)} className={cell}>
                  {share(scores[measure])}
                </td>
              ))}
              <td data-column={words('floor')} className={`${cell} text-muted`}>
                {share(FLOORS[measure])}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  )
}

/** Sets of single reports, which have no pages or lines. */
const TEXTS: ReadonlySet<string> = new Set(['texts', 'heldOut', 'unread'])

function Sets({ release }: { release: Release }) {
  const words = useWords('site.quality')
  return (
    <dl className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
      {release.sets.map(({ name, size }) => (
        <div key={name}>
          <dt className="font-bold">{words(`sets.${name}.title`)}</dt>
          <dd>
            {words(`sets.${name}.what`)}
            <span className="block text-sm text-muted tabular-nums">
              {words(TEXTS.has(name) ? 'sizeOfTexts' : 'size', size)}
              {size.metrics > 0 && words('stated', size)}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Versions({ releases }: { releases: readonly Release[] }) {
  const words = useWords('site.quality')
  const share = useShare()
  return (
    <Scrolling label={words('versions')}>
      <table className="w-full text-sm max-sm:block">
        <thead className={heads}>
          <tr className="border-b border-ink">
            <th scope="col" className="py-1.5 text-left align-bottom font-bold">
              {words('version')}
            </th>
            {HISTORY.map((measure) => (
              <th key={measure} scope="col" className={head}>
                {words(`measures.${measure}.name`)}
              </th>
            ))}
          </tr>
        </thead>
        {releases.map(({ version, date, because, sets }) => (
          <tbody key={`${version} ${date}`} className="border-b border-rule max-sm:block">
            <tr className="max-sm:block">
              <th
                scope="rowgroup"
                colSpan={HISTORY.length + 1}
                className="pt-2 text-left font-bold max-sm:block"
              >
                {version} <time dateTime={date}>{date}</time>
                {because !== null && <span className="block font-normal text-muted">{because}</span>}
              </th>
            </tr>
            {sets.map(({ name, scores }) => (
              <tr key={name} className={row}>
                <th scope="row" className={rowHead}>
                  {words(`sets.${name}.title`)}
                </th>
                {HISTORY.map((measure) => (
                  <td key={measure} data-column={words(`measures.${measure}.name`)} className={cell}>
                    {share(scores[measure])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </Scrolling>
  )
}

/** How well the program reads pages before an editor corrects it, and where it does not. */
export function QualityView({ report }: { report: QualityReport }) {
  const words = useWords('site.quality')
  const [newest] = report.releases
  if (!newest) return null
  return (
    <div className="max-w-[60rem]">
      <PageTitle title={words('title')}>
        <p className="text-base">{words('intro')}</p>
        <p className="text-sm text-muted tabular-nums">
          {words('current', { version: newest.version, date: newest.date })}
        </p>
      </PageTitle>
      <Scores release={newest} />
      <p className="mt-2 text-sm text-muted">{words('note')}</p>
      <Part title={words('read')}>
        <Sets release={newest} />
      </Part>
      <Part title={words('weak')}>
        <ul className="list-disc space-y-1 pl-5">
          {WEAKNESSES.map((weakness) => (
            <li key={weakness}>{words(`weaknesses.${weakness}`)}</li>
          ))}
        </ul>
      </Part>
      <Part title={words('made')}>
        <p>{words('how')}</p>
        <pre className="mt-2 border-l border-rule pl-4 text-sm wrap-anywhere whitespace-pre-wrap">
          <code>
            {'npm run -s corridor -- eval --gold seeds/gold --sources seeds --verbose\nnpm run -s quality'}
          </code>
        </pre>
      </Part>
      <Part title={words('versions')}>
        <Versions releases={report.releases} />
      </Part>
    </div>
  )
}
