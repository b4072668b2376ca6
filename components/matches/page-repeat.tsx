import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { ActionForm } from '@/components/ui/action-form'
import { ConfirmButton } from '@/components/ui/confirm-button'
import { SubmitButton } from '@/components/ui/submit-button'
import { deskAddress } from '@/lib/editorial/addresses'
import type { RepeatView } from '@/lib/editorial/match-views'
import type { MatchActions, MatchRights } from './match-acts'

type Props = { repeat: RepeatView; may: MatchRights; actions: MatchActions }

const LOOK = 'underline decoration-rule underline-offset-4 hover:text-accent'

/** A passage that a page holds twice, with the ways to both places, and the two answers. */
export function PageRepeat({ repeat, may, actions }: Props) {
  const words = useTranslations('matches.repeat')
  const { id, page, text, firstLine, line } = repeat
  const headingId = `match-${id}`
  const count = [...text].length
  return (
    <article aria-labelledby={headingId} className="grid gap-3 border-b border-rule py-5">
      <h3 id={headingId} className="text-base font-bold [overflow-wrap:anywhere]">
        {words('of', { name: page.fileName })}
      </h3>
      <p className="flex flex-wrap gap-x-4 text-xs text-muted tabular-nums">
        <span>{words('where', { first: firstLine, line })}</span>
        <span>{words('count', { count })}</span>
        {[firstLine, line].map((number) => (
          <Link
            key={number}
            href={`${deskAddress.page(page.id)}#l-${number}`}
            prefetch={false}
            className={LOOK}
          >
            {words('openFirst', { line: number })}
          </Link>
        ))}
      </p>
      <blockquote
        lang="zh-CN"
        tabIndex={0}
        aria-labelledby={headingId}
        className="max-h-80 max-w-[42em] overflow-y-auto border-l-[3px] border-rule pl-3 font-kai text-base leading-relaxed whitespace-pre-line"
      >
        {text.replaceAll(/\n\s*\n/gu, '\n')}
      </blockquote>
      <div className="flex flex-wrap items-start gap-2">
        {may.split && !page.isDone && (
          <ConfirmButton
            action={actions.discardRepeat}
            hidden={{ id, version: page.version }}
            label={words('discard')}
            title={words('discard')}
            done={words('discarded')}
            kind="primary"
          >
            <p>{words('discardWhat', { count })}</p>
          </ConfirmButton>
        )}
        {may.keepRepeat && (
          <ActionForm action={actions.keepRepeat} hidden={{ id }} done={words('kept')}>
            <SubmitButton kind="quiet">{words('keep')}</SubmitButton>
          </ActionForm>
        )}
        {page.isDone && <p className="self-center text-xs text-muted">{words('pageDone')}</p>}
      </div>
    </article>
  )
}
