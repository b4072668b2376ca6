'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Proposal } from './proposal'
import { useRuleWords } from './use-rule-words'
import { useSuggestionWalk } from './use-suggestions'

/** One suggestion beside its words, with the three answers to it. */
export function SuggestionHere({ suggestionId }: { suggestionId: string }) {
  const words = useTranslations('editor.suggestions')
  const format = useFormatter()
  const walk = useSuggestionWalk()
  const inWords = useRuleWords()
  const one = walk.find(suggestionId)
  if (!one) return <p className="text-sm text-muted">{words('gone')}</p>
  const { rule, score } = one.suggestion
  return (
    <div className="grid gap-2">
      <Proposal suggestion={one.suggestion} />
      <p className="text-xs text-muted">
        {words('why', { rule: inWords(rule), score: format.number(score, { style: 'percent' }) })}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button size="small" kind="primary" onClick={() => walk.accept(one)}>
          {words('accept')}
        </Button>
        <Button size="small" onClick={() => walk.correct(one)}>
          {words('correct')}
        </Button>
        <Button size="small" kind="danger" onClick={() => walk.reject(one)}>
          {words('reject')}
        </Button>
      </div>
    </div>
  )
}
