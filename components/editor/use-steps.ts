'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { sendValues } from '@/components/ui/form-answer'
import { useAnnounce } from '@/components/ui/status-bar'
import { isBlocking, openEyes } from '@/lib/document/open-eyes'
import type { Step } from '@/lib/editorial/workflow'
import type { BarAct, StepActions, StepAnswer } from './editor-article'
import type { StepFields } from './step-buttons'
import { isSettled, type Unsettled } from './unsettled-points'
import type { ArticleSaving } from './use-article-saving'

/** Taking steps with all saved before, and what came of the last one that no dialog asked for. */
export function useSteps(id: string, actions: StepActions, saving: ArticleSaving, openComments: number) {
  const words = useTranslations('workflow')
  const announce = useAnnounce()
  const [isTaking, setTaking] = useState(false)
  const [answer, setAnswer] = useState<StepAnswer | null>(null)
  const [asked, setAsked] = useState<{ unsettled: Unsettled; fields: StepFields } | null>(null)

  /** Takes a step for a dialog, which itself says what keeps it from being taken. */
  async function take(step: BarAct, fields: StepFields = {}): Promise<StepAnswer> {
    setTaking(true)
    setAnswer(null)
    setAsked(null)
    let given: StepAnswer = { ok: false, code: 'unsaved' }
    try {
      await saving.queue.step(async (version) => {
        given = await sendValues(actions[step], { id, version, ...fields })
        if (!given.ok) return null
        announce(words(`done.${step}`))
        return given.data.version
      })
    } finally {
      setTaking(false)
    }
    return given
  }

  /** Takes a step at once; a refusal stands in the bar. */
  async function press(step: BarAct, fields: StepFields = {}): Promise<void> {
    setAnswer(await take(step, fields))
  }

  /** What a person should weigh before the article goes on. Marks that stand in the way are refused, not asked about. */
  function unsettled(): Unsettled {
    const content = saving.snapshot()?.content
    const eyes = content ? openEyes(content) : []
    return { eyes: eyes.some(isBlocking) ? 0 : eyes.length, comments: openComments }
  }

  /** Before publishing, what is not settled is asked about once. */
  function ask(step: Step, fields: StepFields = {}) {
    const open = unsettled()
    if (step === 'publish' && !isSettled(open)) setAsked({ unsettled: open, fields })
    else void press(step, fields)
  }

  return { isTaking, answer, asked, take, press, ask, unsettled, wait: () => setAsked(null) }
}
