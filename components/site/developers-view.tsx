import { useLocale } from 'next-intl'
import type { ReactNode } from 'react'
import { API_SCOPES, type ApiScope } from '@/lib/api/scopes'
import { OPERATION_IDS, OPERATIONS } from '@/lib/api/operations'
import { PROBLEM_KINDS, PROBLEMS } from '@/lib/api/problem'
import { ANONYMOUS } from '@/lib/api/quota'
import { apiAddress } from '@/lib/editorial/addresses'
import { PageTitle, RuledHeading } from './headings'
import { useWords } from './use-words'

const TERMS = ['paging', 'caching', 'numbers', 'limits', 'tokens'] as const
const PARAMETERS = [
  'section',
  'tag',
  'city',
  'since',
  'q',
  'sort',
  'type',
  'year',
  'figures',
  'limit',
  'cursor',
] as const

/** 开放接口: what programs can read, and how; the same that the OpenAPI document says to machines. */
export function DevelopersView({ site }: { site: string }) {
  const words = useWords('site.developers')
  return (
    <div className="mx-auto max-w-[46rem]">
      <PageTitle title={words('title')}>
        <p className="text-muted">{words('intro')}</p>
        <p>
          <a className="underline underline-offset-4 hover:text-accent" href={apiAddress.openApi}>
            {words('document')}
          </a>
        </p>
      </PageTitle>
      <Example site={site} />
      <Part title={words('resources')}>
        {API_SCOPES.map((scope) => (
          <Operations key={scope} scope={scope} />
        ))}
      </Part>
      <Part title={words('parameters')}>
        <Terms
          rows={PARAMETERS.map((name) => ({ key: name, name, what: words(`parameter.${name}`) }))}
          isCode
        />
      </Part>
      <Part title={words('rules')}>
        <Terms
          rows={TERMS.map((key) => ({
            key,
            name: words(`rule.${key}.name`),
            what: words(`rule.${key}.what`, { requests: ANONYMOUS.requests }),
          }))}
        />
      </Part>
      <Problems />
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-10">
      <RuledHeading>{title}</RuledHeading>
      {children}
    </section>
  )
}

const code = 'overflow-x-auto bg-surface p-3 font-mono text-sm'

function Example({ site }: { site: string }) {
  const words = useWords('site.developers')
  return (
    <pre tabIndex={0} role="group" aria-label={words('example')} className={code} translate="no">
      {`curl "${site}${apiAddress.list('/articles', { limit: '2' })}"`}
    </pre>
  )
}

/** What a scope opens. */
function Operations({ scope }: { scope: ApiScope }) {
  const words = useWords('site.developers')
  const ids = OPERATION_IDS.filter((id) => OPERATIONS[id].scope === scope)
  return (
    <div className="mt-4">
      <h3 className="font-bold">
        {words(`scope.${scope}`)} <code className="text-sm font-normal text-muted">{scope}</code>
      </h3>
      <ul className="divide-y divide-rule border-t border-rule">
        {ids.map((id) => {
          const address = `${apiAddress.root}${OPERATIONS[id].path}`
          const names = Object.keys(OPERATIONS[id].parameters.shape)
          return (
            <li key={id} className="space-y-1 py-2">
              <Address address={address} isWhole={!address.includes('{') && id !== 'search'} />
              <p>{words(`operation.${id}`)}</p>
              {names.length > 0 && (
                <p className="text-sm text-muted">
                  {words('asks')} <code translate="no">{names.join(' ')}</code>
                </p>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function Address({ address, isWhole }: { address: string; isWhole: boolean }) {
  const text = (
    <code className="text-sm break-all" translate="no">
      {address}
    </code>
  )
  if (!isWhole) return <p>{text}</p>
  return (
    <p>
      <a className="underline underline-offset-4 hover:text-accent" href={address}>
        {text}
      </a>
    </p>
  )
}

type Term = { key: string; name: string; what: string }

function Terms({ rows, isCode = false }: { rows: readonly Term[]; isCode?: boolean }) {
  return (
    <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[8rem_minmax(0,1fr)]">
      {rows.map(({ key, name, what }) => (
        <div key={key} className="contents">
          <dt className="pt-2 font-bold">{isCode ? <code translate="no">{name}</code> : name}</dt>
          <dd className="pb-1 sm:pt-2">{what}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What problems mean: their `type` leads here. */
function Problems() {
  const words = useWords('site.developers')
  const locale = useLocale()
  return (
    <Part title={words('problems')}>
      <p>{words('problemsWhat')}</p>
      <dl className="divide-y divide-rule">
        {PROBLEM_KINDS.map((kind) => (
          <div key={kind} id={`problem-${kind}`} className="scroll-mt-4 py-2 target:bg-surface">
            <dt className="flex flex-wrap items-baseline gap-x-3">
              <span className="tabular-nums">{PROBLEMS[kind].status}</span>
              <span className="font-bold">{words(`problem.${kind}.name`)}</span>
              {locale !== 'en' && (
                <span lang="en" className="text-sm text-muted">
                  {PROBLEMS[kind].title}
                </span>
              )}
            </dt>
            <dd>{words(`problem.${kind}.what`)}</dd>
          </div>
        ))}
      </dl>
    </Part>
  )
}
