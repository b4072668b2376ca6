'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useEditorSession, type Tagged } from '@/components/editor/editor-session'
import type { ArticleSaving } from '@/components/editor/use-article-saving'
import { useRefusalSentence, type FormState } from '@/components/ui/form-answer'
import { useAnnounce } from '@/components/ui/status-bar'
import { useUndo } from '@/components/ui/use-undo'
import { mirrorMarks, unmirrorMarks } from '@/lib/document/mirror-marks'
import type { LeftOut, SpreadTag } from '@/lib/editorial/spread'
import { sendSpread, sendUndo } from './spread-requests'

export type Chosen = Pick<SpreadTag, 'scope' | 'chosen'>
/** What an act, or its undo, left as it was. */
export type Report = { kind: 'spread' | 'undo'; left: readonly LeftOut[] }

/** Tagging chosen words in many articles as one act, and taking it back. */
export function useSpreading({ queue }: ArticleSaving) {
  const { editor, article } = useEditorSession()
  const words = useTranslations('learning.spread')
  const announce = useAnnounce()
  const undoOf = useUndo()
  const sentence = useRefusalSentence()
  const [report, setReport] = useState<Report | null>(null)

  async function spread({ tag, quote }: Tagged, { scope, chosen }: Chosen): Promise<void> {
    const answer = await inStep(async (version) => {
      const made = await sendSpread({ articleId: article.id, version, tagId: tag.id, quote, scope, chosen })
      if (made.ok) editor.view.dispatch(mirrorMarks(editor.state, { tagId: tag.id, ...made.data.here }))
      return made
    })
    if (!answer.ok) return announce(sentence(answer) ?? '')
    const { id, places, articles, left } = answer.data
    setReport(left.length > 0 ? { kind: 'spread', left } : null)
    const undo = undoOf(
      () => takeBack(id),
      (undone) => {
        setReport(undone.left.length > 0 ? { kind: 'undo', left: undone.left } : null)
        return words('undone', { restored: undone.restored, unmarked: undone.unmarked })
      },
    )
    announce(words('done', { quote, places, articles }), undo)
  }

  const takeBack = (id: string) =>
    inStep(async (version) => {
      const taken = await sendUndo({ id, articleId: article.id, version })
      if (taken.ok) editor.view.dispatch(unmirrorMarks(editor.state, taken.data.here))
      return taken
    })

  /** Runs with everything saved and no save beside it. */
  async function inStep<T extends { here: { version: number | null } }>(
    run: (version: number) => Promise<FormState<T>>,
  ): Promise<FormState<T>> {
    const answered: { value: FormState<T> } = { value: { ok: false, code: 'unsaved' } }
    await queue.step(async (version) => {
      answered.value = await run(version)
      return answered.value.ok ? answered.value.data.here.version : null
    })
    return answered.value
  }

  return { spread, report, closeReport: () => setReport(null) }
}
