import { useTranslations } from 'next-intl'

type Props = { code: string; facts: Record<string, string | number> }

/** What a sentence names and a bare request does not know. */
const UNKNOWN = { extension: '?', found: '?', format: '', limit: '?', secondsMax: '?', depthMax: '?' }
const COUNTS = { pages: 0, pagesMax: 0, filesMax: 0 }

/** Why a file was not imported, and what to do about it. */
export function ImportReason({ code, facts }: Props) {
  const words = useTranslations('desk.import')
  const limit = typeof facts.bytesMax === 'number' ? { limit: megabytes(facts.bytesMax) } : {}
  const found =
    facts.found === 'unknown' || facts.found === 'text' ? { found: words(`found.${facts.found}`) } : {}
  const known = words.has(`error.${code}`) ? (`error.${code}` as const) : 'error.server'
  return words(known, { ...UNKNOWN, ...COUNTS, ...facts, ...limit, ...found })
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`
