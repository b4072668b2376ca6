'use client'

import type { Transaction } from '@tiptap/pm/state'
import { useEditor, type Editor } from '@tiptap/react'
import { useEffect, useMemo, useState } from 'react'
import { ArticleFacts, changesArticle } from '@/lib/document/article-facts'
import type { ArticleContent } from '@/lib/document/content'
import { factsFrom } from '@/lib/document/editor-content'
import { CommentMarks } from '@/lib/document/comment-marks'
import { documentExtensions } from '@/lib/document/extensions'
import { FigureNode } from '@/lib/document/figure-node'
import { FindMarks } from '@/lib/document/find-marks'
import { Identity } from '@/lib/document/identity'
import type { SettledMark } from '@/lib/document/keep-marks'
import { PointedWords } from '@/lib/document/pointed-words'
import type { EditorSuggestion } from '@/lib/document/suggestion'
import { isTaken } from '@/lib/document/taken'
import { SuggestionMarks } from '@/lib/document/suggestion-marks'
import { createId } from './create-id'
import { figureWithPicture, type FigureWords } from './figure-view'
import { keepInSight } from './keep-in-sight'
import { tidyWordHtml } from './word-paste'

type Options = {
  content: ArticleContent
  suggestions: readonly EditorSuggestion[]
  settled: readonly SettledMark[]
  isEditable: boolean
  label: string
  placeholder: string
  figureWords: FigureWords
  onChange: () => void
}

/** Opens the body in an editor; null on the server and until the browser has it. Rendering does not follow its transactions. */
export function useArticleEditor({ isEditable, onChange, ...opened }: Options): Editor | null {
  // Made once: an editor given new extensions or contents would start again.
  const [fixed] = useState(() => ({
    immediatelyRender: false,
    shouldRerenderOnTransaction: false,
    // Nobody hears of `delete`, and to tell of it the whole edit is worked out again with each key.
    enableCoreExtensions: { delete: false as const },
    content: opened.content.body,
    extensions: [
      ...documentExtensions.map((one) => (one === FigureNode ? figureWithPicture(opened.figureWords) : one)),
      ArticleFacts.configure({ facts: factsFrom(opened.content, opened.suggestions, opened.settled) }),
      Identity.configure({ createId }),
      SuggestionMarks.configure({ suggestions: opened.suggestions }),
      CommentMarks,
      PointedWords,
      FindMarks,
    ],
  }))
  const { label, placeholder } = opened
  const editorProps = useMemo(
    () => ({
      attributes: attributesOf(label, placeholder, isEditable),
      handleScrollToSelection: keepInSight,
      transformPastedHTML: (html: string) =>
        tidyWordHtml(html, (given) => new DOMParser().parseFromString(given, 'text/html')),
    }),
    [label, placeholder, isEditable],
  )
  const editor = useEditor({
    ...fixed,
    editorProps,
    editable: isEditable,
    // Tiptap's own `update` tells of the text alone; a decision on a suggestion leaves that as it is.
    onTransaction: ({ transaction, appendedTransactions }) => {
      const isEdit = (tr: Transaction) => changesArticle(tr) && !isTaken(tr)
      if ([transaction, ...appendedTransactions].some(isEdit)) onChange()
    },
  })
  useEffect(() => {
    // A step may take the right to edit away while the article is open.
    editor?.setEditable(isEditable, false)
  }, [editor, isEditable])
  return editor
}

const attributesOf = (label: string, placeholder: string, isEditable: boolean) => ({
  class: 'article-text',
  role: 'textbox',
  'aria-multiline': 'true',
  'aria-readonly': String(!isEditable),
  // Words of a text that is not to be edited can still be chosen, and commented on.
  tabindex: '0',
  'aria-label': label,
  'data-placeholder': placeholder,
  lang: 'zh-CN',
  spellcheck: 'false',
})
