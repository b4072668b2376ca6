import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { ConfirmButton } from '@/components/ui/confirm-button'
import { Pill } from '@/components/ui/pill'
import { SubmitButton } from '@/components/ui/submit-button'
import type { JumpView, SeamSide } from '@/lib/editorial/match-views'
import { CHINESE_NAMES } from './chinese-names'
import type { MatchActions } from './match-acts'
import { MatchedArticleFacts } from './matched-article-facts'

type Props = { match: JumpView; mayJoin: boolean; actions: MatchActions }

/** A fragment beside the text it may go on from: the words at the seam, what speaks for it, and the two answers. */
export function JumpMatch({ match, mayJoin, actions }: Props) {
  const words = useTranslations('matches')
  const format = useFormatter()
  const { id, beginning, fragment, signs, score } = match
  const headingId = `match-${id}`
  const names = {
    beginning: beginning.headline || words('untitled'),
    fragment: fragment.headline || words('untitled'),
  }
  return (
    <article aria-labelledby={headingId} className="grid gap-4 border-b border-rule py-5">
      <h3 id={headingId} className="sr-only">
        {words.rich('jump.of', { ...names, ...CHINESE_NAMES })}
      </h3>
      <div className="grid gap-x-10 gap-y-5 md:grid-cols-2">
        <Side side={beginning} label={words('jump.beginning')} at="end" />
        <Side side={fragment} label={words('jump.fragment')} at="start" />
      </div>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <p className="flex min-w-0 flex-wrap items-center gap-1.5 text-xs">
          <span className="text-muted">{words('jump.why')}</span>
          {signs.map((sign) => (
            <Pill key={sign} tone="muted">
              {words(`sign.${sign}`)}
            </Pill>
          ))}
          <span className="text-muted tabular-nums">
            {words('jump.score', { score: format.number(score, { style: 'percent' }) })}
          </span>
        </p>
        {mayJoin && <Answers match={match} actions={actions} />}
      </div>
    </article>
  )
}

function Side({ side, label, at }: { side: SeamSide; label: string; at: 'start' | 'end' }) {
  const words = useTranslations('matches.jump')
  const jump = side.jump && (
    <p lang="zh-CN" className="text-xs text-muted">
      {words(at === 'end' ? 'to' : 'from', { place: side.jump })}
    </p>
  )
  return (
    <div role="group" aria-label={label} className="grid content-start gap-2">
      <p className="border-b border-ink pb-1 text-xs text-muted">{label}</p>
      <MatchedArticleFacts article={side} />
      {at === 'start' && jump}
      <Seam label={words(at === 'end' ? 'ends' : 'begins')}>
        {at === 'end' && <span aria-hidden>…</span>}
        {side.words}
        {at === 'start' && <span aria-hidden>…</span>}
      </Seam>
      {at === 'end' && jump}
    </div>
  )
}

function Seam({ label, children }: { label: string; children: ReactNode }) {
  return (
    <blockquote
      aria-label={label}
      lang="zh-CN"
      className="border-l-[3px] border-rule pl-3 font-kai text-base leading-relaxed whitespace-pre-line"
    >
      {children}
    </blockquote>
  )
}

function Answers({ match: { id, beginning, fragment }, actions }: Omit<Props, 'mayJoin'>) {
  const words = useTranslations('matches.jump')
  return (
    <div className="ml-auto flex flex-wrap items-start gap-2">
      <ConfirmButton
        action={actions.join}
        hidden={{
          fragmentId: fragment.id,
          fragmentVersion: fragment.version,
          beginningId: beginning.id,
          beginningVersion: beginning.version,
        }}
        label={words('join')}
        title={words('joinTitle')}
        done={words('joined')}
        kind="primary"
      >
        <div className="grid gap-2">
          <p>{words('joinWhat', { headline: beginning.headline })}</p>
          {fragment.slug !== null && <p>{words('joinAddress')}</p>}
          {fragment.status === 'PUBLISHED' && <p>{words('joinWithdraws')}</p>}
          {beginning.status === 'PUBLISHED' && <p>{words('joinPublished')}</p>}
        </div>
      </ConfirmButton>
      <ActionForm action={actions.dismiss} hidden={{ id }} done={words('dismissed')}>
        <SubmitButton kind="quiet">{words('dismiss')}</SubmitButton>
      </ActionForm>
    </div>
  )
}
