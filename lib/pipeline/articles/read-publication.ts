import type { Block } from '../blocks/to-blocks'
import type { PageReading, Printed } from '../model'
import type { SetAside } from './set-aside'

const arabicDate = /((?:19|20)\d{2})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})/u
const chineseDate =
  /([二〇○零一九三四五六七八]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日/u
const paper =
  /(?:^|[\s|｜·])([\p{Script=Han}]{1,8}(?:日报|晚报|晨报|时报|早报|周报|导报|商报|报))(?=$|[\s|｜·]|\d)/u
const pageLabel =
  /(?:第\s*([A-Z]?\s*[0-9〇一二三四五六七八九十]{1,3})\s*版|^\s*([A-Z]?\d{1,3})(?:\s*版)?(?=\s|$|[\p{Script=Han}])|(?:^|\s)([A-Z]?\d{1,2})\s*版?$)/u

/** Newspaper, date and page as the masthead and the page label print them; null for what is not printed. */
export function readPublication(
  aside: readonly SetAside[],
): Pick<PageReading, 'newspaper' | 'printedOn' | 'pageLabel'> {
  const furniture = aside.filter(({ reason }) => reason === 'masthead' || reason === 'page-furniture')
  const masthead = furniture.filter(({ reason }) => reason === 'masthead').map(({ block }) => textOf(block))
  const labels = furniture
    .filter(({ rule }) => rule === 'furniture.page-label' || rule === 'masthead.date')
    .map(({ block }) =>
      textOf(block)
        .replace(arabicDate, ' ')
        .replace(/^\s*日/u, ''),
    )
  return {
    newspaper: printed(first(masthead, (text) => paper.exec(text)?.[1] ?? spacedPaper(text))),
    printedOn: printed(first(masthead, toDate)),
    pageLabel: printed(first(labels, toPageLabel)),
  }
}

function textOf(block: Block): string {
  return block.lines.map((line) => line.clean).join(' ')
}

function first(texts: readonly string[], read: (text: string) => string | null): string | null {
  for (const text of texts) {
    const value = read(text)
    if (value !== null) return value
  }
  return null
}

function printed(value: string | null): Printed {
  return value === null ? null : { value, isGuess: false }
}

/** `解 放 日 报` */
function spacedPaper(text: string): string | null {
  return /^(?:[\p{Script=Han}]\s){2,6}报$/u.test(text) ? text.replace(/\s/gu, '') : null
}

function toDate(text: string): string | null {
  const arabic = arabicDate.exec(text)
  if (arabic) return isoDate(Number(arabic[1]), Number(arabic[2]), Number(arabic[3]))
  const chinese = chineseDate.exec(text)
  if (!chinese) return null
  const year = [...(chinese[1] ?? '')].map(toDigit).join('')
  return isoDate(Number(year), toNumber(chinese[2] ?? ''), toNumber(chinese[3] ?? ''))
}

function isoDate(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function toDigit(character: string): number {
  return Math.max(0, '〇一二三四五六七八九'.indexOf(character))
}

/** Chinese numerals to 99: 二十三 → 23. */
function toNumber(text: string): number {
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text]
  const ten = text.includes('十') ? (tens === '' ? 1 : toDigit(tens ?? '')) : 0
  return ten * 10 + (ones ? toDigit(ones) : 0)
}

function toPageLabel(text: string): string | null {
  const found = pageLabel.exec(text.trim())
  const label = (found?.[1] ?? found?.[2] ?? found?.[3])?.replace(/\s/gu, '')
  if (!label) return null
  if (/^\d+$/u.test(label)) return String(Number(label))
  return /^[〇一二三四五六七八九十]+$/u.test(label) ? String(toNumber(label)) : label
}
