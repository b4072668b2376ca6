import { parsePeople } from '../blocks/byline'
import { reflow } from '../blocks/reflow'
import { toLineKind } from '../blocks/line-kind'
import type { DraftBlock } from '../model'

const credit =
  /(?:^|[\s。）)])(?<who>[^\s。；;，,]{2,16}(?:\s[\p{Script=Han}]{1,4})*)\s*[/／]?\s*(?:摄影|摄|供图|制图|图)[）)]?$/u
const labelled = /[（(]?(?:摄影|图片|供图|制图|图|摄)\s*[:：/／|]\s*(?<who>[^）)\s]{2,20})[）)]?$/u

/** A caption's words, from its printed lines without noise, and who took the picture, however the credit is printed. */
export function toCaption(lines: readonly string[]): Pick<DraftBlock, 'text' | 'credit'> {
  const credits = lines.filter((line) => toLineKind(line).kind === 'credit')
  const words = lines.filter((line) => !credits.includes(line))
  if (words.length > 0 && credits.length > 0)
    return { text: reflow(words), credit: nameOf(credits.join(' ')) }
  return splitCredit(reflow(words.length > 0 ? words : credits))
}

function splitCredit(text: string): { text: string; credit: string | null } {
  const found = credit.exec(text) ?? labelled.exec(text)
  const who = found?.groups?.['who']
  if (!found || !who) return { text, credit: null }
  const isSentence = found[0].startsWith('。') || found[0].startsWith('）') || found[0].startsWith(')')
  const rest = text.slice(0, found.index + (isSentence ? 1 : 0)).trim()
  return rest === ''
    ? { text, credit: null }
    : { text: rest.replace(/[（(]$/u, ''), credit: nameOf(found[0].slice(isSentence ? 1 : 0)) }
}

/** `陈正宝 摄` → 陈正宝; a team or an agency stays as it is printed. */
function nameOf(text: string): string {
  const names = parsePeople(text.replace(/[（）()]/gu, ''), 'words-only')
  if (names) return names.bylines.map(({ name }) => name).join('、')
  return text
    .replace(/[（）()]/gu, '')
    .replace(/^\s*(?:摄影|图片|供图|制图|图|摄)\s*[:：/／|]/u, '')
    .replace(/[/／]?\s*(?:摄影|摄|供图|制图|图)\s*$/u, '')
    .replace(/\s+/gu, '')
}
