/**
 * Numbers of public registers that name one thing for good. A number is checked as its register forms it, so that a slip
 * of the finger is caught before it joins two things.
 */
export const ID_SCHEMES = ['wikidata', 'uscc', 'region', 'ror', 'orcid', 'isni'] as const
export type IdScheme = (typeof ID_SCHEMES)[number]

type Scheme = { read: (text: string) => string | null; address?: (value: string) => string }

const SCHEMES: Record<IdScheme, Scheme> = {
  wikidata: {
    read: (text) => /^Q[1-9]\d{0,11}$/u.exec(text.toUpperCase())?.[0] ?? null,
    address: (value) => `https://www.wikidata.org/wiki/${value}`,
  },
  /** 统一社会信用代码, GB 32100-2015. */
  uscc: { read: (text) => (isUscc(text.toUpperCase()) ? text.toUpperCase() : null) },
  /** 行政区划代码, GB/T 2260: province, city and county, two digits each. */
  region: { read: (text) => /^[1-9]\d{5}$/u.exec(text)?.[0] ?? null },
  ror: {
    read: (text) => /^0[a-hj-km-np-tv-z0-9]{6}\d{2}$/u.exec(text.toLowerCase())?.[0] ?? null,
    address: (value) => `https://ror.org/${value}`,
  },
  orcid: {
    read: (text) => fourByFour(text, '-'),
    address: (value) => `https://orcid.org/${value}`,
  },
  isni: {
    read: (text) => fourByFour(text, ''),
    address: (value) => `https://isni.org/isni/${value}`,
  },
}

/** The number as its register writes it, or null when it cannot be one. The address of its page is taken as well. */
export function readExternalId(scheme: IdScheme, text: string): string | null {
  const plain = text.normalize('NFKC').trim()
  const last = /^https?:/iu.test(plain)
    ? (plain
        .replace(/[/?#]+$/u, '')
        .split('/')
        .at(-1) ?? '')
    : plain
  return SCHEMES[scheme].read(last)
}

/** Where the register shows it to everyone, or null when it has no page for one number. */
export const externalIdAddress = (scheme: IdScheme, value: string): string | null =>
  SCHEMES[scheme].address?.(value) ?? null

const USCC_DIGITS = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** The last of 18 characters makes the sum, weighted by powers of 3, divisible by 31. */
function isUscc(text: string): boolean {
  if (text.length !== 18) return false
  let sum = 0
  let weight = 1
  for (const character of text.slice(0, 17)) {
    const digit = USCC_DIGITS.indexOf(character)
    if (digit === -1) return false
    sum += digit * weight
    weight = (weight * 3) % 31
  }
  return text[17] === USCC_DIGITS[(31 - (sum % 31)) % 31]
}

/** ORCID and ISNI: fifteen digits and a check character, ISO 7064 MOD 11-2. */
function fourByFour(text: string, separator: string): string | null {
  const digits = text.replaceAll(/[\s-]/gu, '').toUpperCase()
  if (!/^\d{15}[\dX]$/u.test(digits)) return null
  let total = 0
  for (const digit of digits.slice(0, 15)) total = ((total + Number(digit)) * 2) % 11
  const check = (12 - total) % 11
  if (digits[15] !== (check === 10 ? 'X' : String(check))) return null
  return (digits.match(/.{4}/gu) ?? []).join(separator)
}
