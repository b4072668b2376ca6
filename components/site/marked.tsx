import type { SnippetPart } from '@/lib/document/snippet'

/** Words with what was looked for marked. */
export function Marked({ parts }: { parts: readonly SnippetPart[] }) {
  return parts.map(({ text, isHit }, index) =>
    isHit ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
  )
}
