'use client'

import type { EditorState } from '@tiptap/pm/state'
import { useTranslations } from 'next-intl'
import { StatusExtra } from '@/components/ui/status-bar'
import { countBetween, countDocument } from '@/lib/document/count-words'
import { minutesToRead } from '@/lib/document/reading'
import { useEditorSession } from './editor-session'
import { useRestingState } from './use-resting-state'

function countsOf({ doc, selection }: EditorState) {
  const { words, plain, latin, characters } = countDocument(doc)
  const chosen = selection.empty ? null : countBetween(doc, selection.from, selection.to)
  return { words, plain, latin, characters, chosenWords: chosen?.words ?? 0, chosenPlain: chosen?.plain ?? 0 }
}

/** How long the text and what is selected in it are, at the foot of the screen. */
export function TextCounts() {
  const { editor } = useEditorSession()
  const words = useTranslations('daily.counts')
  const count = useRestingState(editor, countsOf)
  return (
    <StatusExtra>
      {count.chosenWords > 0 && (
        <span className="font-bold text-ink tabular-nums">
          {words('selected', { words: count.chosenWords, plain: count.chosenPlain })}
        </span>
      )}
      <span className="tabular-nums" title={words('what')}>
        {words('text', { words: count.words, plain: count.plain })}
      </span>
      {count.latin > 0 && (
        <span className="tabular-nums max-sm:hidden">{words('latin', { count: count.latin })}</span>
      )}
      <span className="tabular-nums max-sm:hidden">
        {words('reading', { minutes: minutesToRead(count.characters) })}
      </span>
    </StatusExtra>
  )
}
