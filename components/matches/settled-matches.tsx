import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/action-result'
import type { SettledMatch } from '@/lib/editorial/match-views'
import { CHINESE_NAMES } from './chinese-names'
import type { MatchActions, MatchRights } from './match-acts'

type Props = { settled: readonly SettledMatch[]; may: MatchRights; actions: MatchActions }

/** What was decided last, each with the act that takes it back. */
export function SettledMatches({ settled, may, actions }: Props) {
  return (
    <ul>
      {settled.map((match) => (
        <li key={match.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-rule py-2">
          <Decision match={match} />
          {mayTakeBack(match, may) && <TakeBack match={match} actions={actions} />}
        </li>
      ))}
    </ul>
  )
}

const mayTakeBack = (match: SettledMatch, may: MatchRights): boolean =>
  match.decision === 'repeat-kept' ? may.keepRepeat : may.join(match.first) && may.join(match.second)

function Decision({ match }: { match: SettledMatch }) {
  const words = useTranslations('matches')
  const common = useTranslations('common')
  const format = useFormatter()
  const time = format.dateTime(match.at, { dateStyle: 'medium', timeStyle: 'short' })
  const sentence: ReactNode =
    match.decision === 'repeat-kept'
      ? words('settled.repeat-kept', { page: match.page.fileName })
      : words.rich(`settled.${match.decision}`, {
          first: match.first.headline || words('untitled'),
          second: match.second.headline || words('untitled'),
          ...CHINESE_NAMES,
        })
  return (
    <p className="mr-auto grid min-w-0 gap-0.5 [overflow-wrap:anywhere]">
      <span>{sentence}</span>
      <span className="text-xs text-muted tabular-nums">
        {words('settled.by', { name: match.by ?? common('machine'), time })}
      </span>
    </p>
  )
}

function TakeBack({ match, actions }: { match: SettledMatch; actions: MatchActions }) {
  const words = useTranslations('matches.settled')
  const { action, hidden } = takeBackOf(match, actions)
  return (
    <ActionForm
      action={action}
      hidden={hidden}
      done={words('takenBack')}
      className="grid justify-items-end gap-2"
    >
      <SubmitButton kind="quiet" size="small">
        {words('takeBack')}
        <span className="sr-only">{match.second?.headline ?? match.page?.fileName}</span>
      </SubmitButton>
    </ActionForm>
  )
}

type TakingBack = { action: FormAction; hidden: Record<string, string | number> }

function takeBackOf(match: SettledMatch, actions: MatchActions): TakingBack {
  switch (match.decision) {
    case 'joined':
      return {
        action: actions.splitOff,
        hidden: { fragmentId: match.second.id, id: match.first.id, version: match.first.version },
      }
    case 'dismissed':
      return { action: actions.reopenJump, hidden: { id: match.id } }
    case 'repeat-kept':
      return { action: actions.reopenRepeat, hidden: { id: match.id } }
    default:
      return { action: actions.takeBackDuplicate, hidden: { id: match.id } }
  }
}
