'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useEditorSession, type Tagged } from '@/components/editor/editor-session'
import type { ArticleSaving } from '@/components/editor/use-article-saving'
import { useAnnounce } from '@/components/ui/status-bar'
import { mirrorMarks, unmirrorMarks } from '@/lib/document/mirror-marks'
import type { LeftOut, SpreadDone, SpreadTag } from '@/lib/editorial/spread'
import { sendSpread, sendUndo } from './spread-requests'

export type Chosen = Pick<SpreadTag, 'scope' | 'chosen'>
/** What an act, or its undo, left as it was. */
export type Report = { kind: 'spread' | 'undo'; left: readonly LeftOut[] }

/** Tagging chosen words in many articles as one act, and taking it back. */
export function useSpreading({ queue }: ArticleSaving) {
  const { editor, article } = useEditorSession()
  const words = useTranslations('learning.spread')
  const announce = useAnnounce()
  const [report, setReport] = useState<Report | null>(null)

  async function spread({ tag, quote }: Tagged, { scope, chosen }: Chosen): Promise<void> {
    const done = await inStep(async (version) => {
      const made = await sendSpread({ articleId: article.id, version, tagId: tag.id, quote, scope, chosen })
      if (made) editor.view.dispatch(mirrorMarks(editor.state, { tagId: tag.id, ...made.here }))
      return made
    })
    if (!done) return announce(words('failed'))
    setReport(done.left.length > 0 ? { kind: 'spread', left: done.left } : null)
    const { places, articles } = done
    announce(words('done', { quote, places, articles }), { label: words('undo'), run: () => void undo(done) })
  }

  async function undo({ id }: SpreadDone): Promise<void> {
    const undone = await inStep(async (version) => {
      const taken = await sendUndo({ id, articleId: article.id, version })
      if (taken) editor.view.dispatch(unmirrorMarks(editor.state, taken.here))
      return taken
    })
    if (!undone) return announce(words('undoFailed'))
    setReport(undone.left.length > 0 ? { kind: 'undo', left: undone.left } : null)
    announce(words('undone', { restored: undone.restored, unmarked: undone.unmarked }))
  }

  /** Runs with everything saved and no save beside it; null when that could not be, or the server did not do it. */
  async function inStep<T extends { here: { version: number | null } }>(
    run: (version: number) => Promise<T | null>,
  ): Promise<T | null> {
    const answered: { value: T | null } = { value: null }
    await queue.step(async (version) => {
      answered.value = await run(version)
      return answered.value?.here.version ?? null
    })
    return answered.value
  }

  return { spread, report, closeReport: () => setReport(null) }
}
