import { useTranslations } from 'next-intl'
import { Fragment, type ReactNode } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { DialogButton } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import type { DuplicateView, MatchedArticle, TextPart } from '@/lib/editorial/match-views'
import { DuplicateMeasure } from './duplicate-measure'
import type { MatchActions } from './match-acts'
import { MatchedArticleFacts } from './matched-article-facts'
import { ReplaceForm } from './replace-form'
import { useSideLabels } from './use-side-labels'

type Props = { duplicate: DuplicateView; mayJoin: boolean; actions: MatchActions }

/** Two articles side by side, what both have shaded, and what can be made of them. */
export function DuplicatePair({ duplicate, mayJoin, actions }: Props) {
  const words = useTranslations('matches.duplicate')
  const settled = useTranslations('matches.settled')
  const { id, state, article, other, articleParts, otherParts } = duplicate
  const labels = useSideLabels(duplicate)
  return (
    <div className="grid gap-6">
      <div className="flex flex-wrap items-baseline gap-x-6 gap-y-1">
        <DuplicateMeasure match={duplicate} />
        <p className="text-xs text-muted">{words('legend')}</p>
      </div>
      {state === 'open' && mayJoin && (
        <section aria-label={words('acts')} className="grid gap-4 border-y border-rule py-4 md:grid-cols-3">
          <Act what={words('linkWhat')}>
            <ActionForm action={actions.link} hidden={{ id }} done={words('linked')} className="grid gap-2">
              <SubmitButton kind="plain">{words('link')}</SubmitButton>
            </ActionForm>
          </Act>
          <Act what={words('replaceWhat')}>
            <DialogButton label={words('replace')} title={words('replaceTitle')}>
              <ReplaceForm action={actions.replace} id={id} article={article} other={other} />
            </DialogButton>
          </Act>
          <Act what={words('keepWhat')}>
            <ActionForm action={actions.keep} hidden={{ id }} done={words('kept')} className="grid gap-2">
              <SubmitButton kind="quiet">{words('keep')}</SubmitButton>
            </ActionForm>
          </Act>
        </section>
      )}
      {state !== 'open' && (
        <Notice tone="positive">
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <p>{words(`state.${state}`)}</p>
            {mayJoin && (
              <ActionForm
                action={actions.takeBackDuplicate}
                hidden={{ id }}
                done={settled('takenBack')}
                className="grid gap-2"
              >
                <SubmitButton kind="quiet" size="small">
                  {settled('takeBack')}
                </SubmitButton>
              </ActionForm>
            )}
          </div>
        </Notice>
      )}
      <div className="grid gap-x-10 gap-y-8 md:grid-cols-2">
        <Text article={other} label={labels.other} parts={otherParts} />
        <Text article={article} label={labels.article} parts={articleParts} />
      </div>
    </div>
  )
}

function Act({ what, children }: { what: string; children: ReactNode }) {
  return (
    <div className="grid content-start justify-items-start gap-2">
      {children}
      <p className="text-xs text-muted">{what}</p>
    </div>
  )
}

type TextProps = { article: MatchedArticle; label: string; parts: readonly TextPart[] }

function Text({ article, label, parts }: TextProps) {
  const words = useTranslations('matches.duplicate')
  return (
    <section aria-label={label} className="grid min-w-0 content-start gap-3">
      <p className="border-b border-ink pb-1 text-xs text-muted">{label}</p>
      <MatchedArticleFacts article={article} />
      {parts.length === 0 ? (
        <p className="text-muted">{words('empty')}</p>
      ) : (
        <div className="max-w-[38em] font-serif text-base leading-[1.9] whitespace-pre-line">
          {parts.map(({ text, isShared }, at) => (
            <Fragment key={at}>
              {isShared ? (
                <mark lang="zh-CN">
                  <Spoken>{words('sharedStart')}</Spoken>
                  {text}
                  <Spoken>{words('sharedEnd')}</Spoken>
                </mark>
              ) : (
                <span lang="zh-CN">{text}</span>
              )}
            </Fragment>
          ))}
        </div>
      )}
    </section>
  )
}

/** For those who do not see the shade. */
function Spoken({ children }: { children: string }) {
  return <span className="sr-only">[{children}]</span>
}
