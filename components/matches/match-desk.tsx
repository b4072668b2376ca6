import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { EmptyState } from '@/components/ui/empty-state'
import { Tabs } from '@/components/ui/tabs'
import { deskAddress } from '@/lib/editorial/addresses'
import { MATCH_KINDS, type MatchKind } from '@/lib/editorial/matches'
import type { MatchDesk as Desk } from '@/lib/editorial/match-views'
import { DuplicateMatch } from './duplicate-match'
import { JumpMatch } from './jump-match'
import type { MatchActions, MatchRights } from './match-acts'
import { PageRepeat } from './page-repeat'
import { SettledMatches } from './settled-matches'

type Props = { desk: Desk; may: MatchRights; actions: MatchActions }

/** What waits of one kind under its tab, or all kinds of one article or page under their headings. */
export function MatchDesk(props: Props) {
  const { desk } = props
  const { kind } = desk
  const words = useTranslations('matches')
  if (desk.scope) return <Scoped {...props} />
  const shown = desk[kind].length
  const total = kind === 'settled' ? shown : desk.counts[kind]
  return (
    <>
      <Tabs
        label={words('views')}
        tabs={MATCH_KINDS.map((one) => ({
          href: deskAddress.matchKind(one),
          label: words(`kind.${one}`, { count: one === 'settled' ? 0 : desk.counts[one] }),
          isCurrent: one === kind,
        }))}
      />
      <section aria-labelledby="matches-shown">
        <h2 id="matches-shown" className="sr-only">
          {words(`section.${kind}`)}
        </h2>
        {shown === 0 ? (
          <EmptyState title={words(`none.${kind}`)}>
            {kind !== 'settled' && <p className="text-muted">{words('noneHint')}</p>}
          </EmptyState>
        ) : (
          <Rows {...props} kind={kind} />
        )}
        {shown < total && <p className="py-3 text-xs text-muted">{words('shown', { shown, total })}</p>}
      </section>
    </>
  )
}

/** Everything that concerns one article or page; kinds without anything are left out. */
function Scoped(props: Props) {
  const words = useTranslations('matches')
  const filled = MATCH_KINDS.filter((kind) => props.desk[kind].length > 0)
  if (filled.length === 0) return <EmptyState title={words('none.scope')} />
  return (
    <div className="grid gap-8">
      {filled.map((kind) => (
        <section key={kind} aria-labelledby={`kind-${kind}`} className="border-t border-ink pt-2">
          <h2 id={`kind-${kind}`} className="text-base font-bold">
            {words(`section.${kind}`)}
          </h2>
          <Rows {...props} kind={kind} />
        </section>
      ))}
    </div>
  )
}

function Rows({ desk, kind, may, actions }: Props & { kind: MatchKind }): ReactNode {
  switch (kind) {
    case 'jumps':
      return desk.jumps.map((match) => (
        <JumpMatch
          key={match.id}
          match={match}
          mayJoin={may.join(match.beginning) && may.join(match.fragment)}
          actions={actions}
        />
      ))
    case 'duplicates':
      return desk.duplicates.map((match) => <DuplicateMatch key={match.id} match={match} />)
    case 'repeats':
      return desk.repeats.map((repeat) => <PageRepeat key={repeat.id} {...{ repeat, may, actions }} />)
    case 'settled':
      return <SettledMatches settled={desk.settled} may={may} actions={actions} />
  }
}
