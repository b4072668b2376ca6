import { Decimal } from 'decimal.js'

const DIGITS = new Map([...'零一二三四五六七八九'].map((char, value) => [char, value]))
for (const [char, value] of [
  ['〇', 0],
  ['两', 2],
  ['壹', 1],
  ['贰', 2],
  ['叁', 3],
  ['肆', 4],
  ['伍', 5],
  ['陆', 6],
  ['柒', 7],
  ['捌', 8],
  ['玖', 9],
] as const) {
  DIGITS.set(char, value)
}

const SMALL_SCALES = new Map([
  ['十', 10],
  ['拾', 10],
  ['百', 100],
  ['佰', 100],
  ['千', 1000],
  ['仟', 1000],
])
const LARGE_SCALES = new Map([
  ['万', '1e4'],
  ['亿', '1e8'],
  ['兆', '1e12'],
])

/** Enough digits for any sum of money in print; products of a figure and its scale stay exact. */
const Exact = Decimal.clone({ precision: 60 })

type Token = { kind: 'number'; value: Decimal } | { kind: 'small' | 'large'; value: Decimal }

/**
 * The value of a numeral in Arabic, Chinese or mixed writing, or null when the text is none.
 * `1.5万` → 15000, `两千三百` → 2300, `1亿2000万` → 120000000, `百` → 100, `一点五` → 1.5.
 */
export function parseNumeral(text: string): Decimal | null {
  const compact = text.replace(/[\s,]/gu, '')
  const digitString = parseDigitString(compact)
  if (digitString) return digitString
  const tokens = toTokens(compact)
  return tokens ? evaluate(tokens) : null
}

function parseDigitString(text: string): Decimal | null {
  if (!/^[零〇一二两三四五六七八九]+(?:点[零〇一二三四五六七八九]+)?$/u.test(text)) return null
  const digits = [...text].map((char) => (char === '点' ? '.' : String(DIGITS.get(char)))).join('')
  return new Exact(digits)
}

function toTokens(text: string): Token[] | null {
  const parts = text.match(/\d+(?:\.\d+)?|[零〇一二两三四五六七八九]点[零〇一二三四五六七八九]+|./gu)
  if (!parts) return null
  const tokens: Token[] = []
  for (const part of parts) {
    if (part === '零' || part === '〇') continue
    const token = toToken(part)
    if (!token) return null
    tokens.push(token)
  }
  return tokens.length > 0 ? tokens : null
}

function toToken(part: string): Token | null {
  if (/^\d/u.test(part)) return { kind: 'number', value: new Exact(part) }
  const digits = parseDigitString(part)
  if (digits) return { kind: 'number', value: digits }
  if (DIGITS.has(part)) return { kind: 'number', value: new Exact(DIGITS.get(part) ?? 0) }
  const small = SMALL_SCALES.get(part)
  if (small) return { kind: 'small', value: new Exact(small) }
  const large = LARGE_SCALES.get(part)
  return large ? { kind: 'large', value: new Exact(large) } : null
}

function evaluate(tokens: Token[]): Decimal {
  let total = new Exact(0)
  let section = new Exact(0)
  let pending: Decimal | null = null
  let lastLarge: Decimal | null = null
  for (const { kind, value } of tokens) {
    if (kind === 'number') {
      pending = value
    } else if (kind === 'small') {
      section = section.plus((pending ?? new Exact(1)).times(value))
      pending = null
    } else {
      const open = section.plus(pending ?? 0)
      // 万亿 and 亿亿 scale what stands before them; a larger scale gathers the whole sum so far.
      if (open.isZero()) total = total.isZero() ? value : total.times(value)
      else if (lastLarge && lastLarge.lt(value)) total = total.plus(open).times(value)
      else total = total.plus(open.times(value))
      section = new Exact(0)
      pending = null
      lastLarge = value
    }
  }
  return total.plus(section).plus(pending ?? 0)
}

/** Plain notation without exponent, at most 8 decimals for what no decimal can hold (1/15 → 0.06666667). */
export function toDecimalText(value: Decimal): string {
  return value.decimalPlaces() > 12 ? value.toDecimalPlaces(8).toFixed() : value.toFixed()
}

/** `a / b` with digits to spare; `toDecimalText` rounds it. */
export function divide(numerator: Decimal, denominator: Decimal): Decimal {
  return new Exact(numerator).dividedBy(denominator)
}
