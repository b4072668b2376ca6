'use client'

import { useEffect } from 'react'
import { TAG_TYPES, type TagType } from '@/lib/pipeline/model'

/**
 * Colours the marks in the text by the type of their tags. The type is no part of the document, so it is said by a sheet
 * of rules beside it: retyping a tag repaints without touching a paragraph.
 */
export function useMarkColours(types: ReadonlyMap<string, TagType>): void {
  useEffect(() => {
    const sheet = new CSSStyleSheet()
    const rules = TAG_TYPES.map((type) => {
      const marks = [...types].filter(([, own]) => own === type)
      const selector = marks.map(([id]) => `[data-mention="${CSS.escape(id)}"]`).join(',')
      return selector && `:is(${selector}){--mark-colour:var(--color-${type})}`
    })
    sheet.replaceSync(rules.join('\n'))
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet)
    }
  }, [types])
}
