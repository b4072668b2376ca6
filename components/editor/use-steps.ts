'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useAnnounce } from '@/components/ui/status-bar'
import { isBlocking, openEyes } from '@/lib/document/open-eyes'
import type { Step } from '@/lib/editorial/workflow'
import type { BarAct, StepActions, StepAnswer } from './editor-article'
import type { StepFields } from './step-buttons'
import type { ArticleSaving } from './use-article-saving'

/** Taking steps with all saved before, and what came of the last one. */
export function useSteps(id: string, actions: StepActions, saving: ArticleSaving) {
  const words = useTranslations('workflow')
  const announce = useAnnounce()
  const [isTaking, setTaking] = useState(false)
  const [answer, setAnswer] = useState<StepAnswer | null>(null)
  const [asked, setAsked] = useState<{ count: number; fields: StepFields } | null>(null)

  async function take(step: BarAct, fields: StepFields = {}) {
    setTaking(true)
    setAnswer(null)
    setAsked(null)
    try {
      await saving.queue.step(async (version) => {
        const form = new FormData()
        for (const [name, value] of Object.entries({ id, version: String(version), ...fields }))
          for (const one of [value].flat()) form.append(name, one)
        const result = await actions[step](null, form)
        setAnswer(result)
        if (!result.ok) return null
        announce(words(`done.${step}`))
        return result.data.version
      })
    } finally {
      setTaking(false)
    }
  }

  /** Marks that need an eye and do not stand in the way are asked about once; those that do are refused. */
  function ask(step: Step, fields: StepFields = {}) {
    const content = step === 'publish' ? saving.snapshot()?.content : undefined
    const eyes = content ? openEyes(content) : []
    if (eyes.length > 0 && !eyes.some(isBlocking)) setAsked({ count: eyes.length, fields })
    else void take(step, fields)
  }

  return { isTaking, answer, asked, take, ask, wait: () => setAsked(null) }
}
