import { isSamePage } from './jumps/page-name'
import { endsInside, seamOf, startsInside } from './jumps/seam'
import { frequenciesOf, gramsIn, sharedWords } from './jumps/shared-words'

/** Why a fragment is taken for the continuation of a text; each has its words in matches.json of lib/words. */
export const JUMP_SIGNS = [
  'from-names-page',
  'to-names-page',
  'jump-lines',
  'same-issue',
  'same-file',
  'headline-words',
  'sentence-completed',
  'words-shared',
] as const
export type JumpSign = (typeof JUMP_SIGNS)[number]

/** The page that a fragment begins on, or that a beginning ends on. */
export type JumpPage = {
  id: string
  fileId: string
  /** Which page of its file, from 1; stands in for a label that is not printed. */
  sheet: number
  isOnlySheet: boolean
  label: string | null
  newspaper: string | null
  /** `2023-12-04` */
  printedOn: string | null
}

/** One side of a jump: an article that breaks off, goes on from elsewhere, or both. */
export type JumpSide = {
  id: string
  /** Kicker, headline and deck as one text; empty when nothing is printed. */
  headline: string
  /** The paragraphs, without captions, one a line. */
  text: string
  /** `第一版` as the jump line prints it. */
  continuesFrom: string | null
  continuesTo: string | null
  /** Somebody, or the columns of the page, say that the text begins inside a sentence. */
  startsInside: boolean
  page: JumpPage
}

export type JumpProposal = {
  fragmentId: string
  beginningId: string
  /** 0 to 1 */
  score: number
  signs: JumpSign[]
}

/** From this score a match is put before a person. */
const PROPOSED_FROM = 0.5
/** A match so much weaker than another of the same text is left out. */
const LAGGING = 0.1
/** Matches this near to each other are put before a person side by side. */
const EVEN = 0.05
/** Without any jump line, only much else says that a text goes on elsewhere. */
const WITHOUT_JUMP_LINE = 0.6

/** The text says that it goes on from another page, or begins inside a sentence. */
const isFragmentSide = (side: JumpSide): boolean =>
  side.continuesFrom !== null || side.startsInside || startsInside(side.text)

/** The text says that it goes on on another page, or stops inside a sentence. */
const isBeginningSide = (side: JumpSide): boolean => side.continuesTo !== null || endsInside(side.text)

/**
 * The likely beginnings of fragments, best first. Every fragment is held against every beginning; of several candidates
 * only those remain that come near the best of both texts, so that of two stories that both go on on page four each gets
 * its own continuation. The order of import does not matter.
 */
export function matchJumps(fragments: readonly JumpSide[], beginnings: readonly JumpSide[]): JumpProposal[] {
  const words = wordsOf([...fragments, ...beginnings])
  const proposals = fragments.filter(isFragmentSide).flatMap((fragment) =>
    beginnings.filter(isBeginningSide).flatMap((beginning) => {
      const match = weighJump(fragment, beginning, words)
      return match && match.weight >= PROPOSED_FROM ? [match] : []
    }),
  )
  return withoutRivals(proposals.sort((a, b) => b.weight - a.weight)).map(({ weight, ...match }) => ({
    ...match,
    score: Math.round(Math.min(1, weight) * 100) / 100,
  }))
}

/**
 * What remains of matches, heaviest first, once the likelier ones are taken: two texts that each have a likelier partner
 * are not matched with each other, and none is matched that lags far behind the best of either text.
 */
function withoutRivals(matches: readonly Weighed[]): Weighed[] {
  const best = new Map<string, number>()
  const taken = new Set<string>()
  return matches.filter(({ fragmentId, beginningId, weight }) => {
    // A text can be a fragment and a beginning: each side of it has a partner of its own.
    const sides = [`fragment ${fragmentId}`, `beginning ${beginningId}`]
    const rivals = sides.map((side) => best.get(side)).filter((rival) => rival !== undefined)
    if (rivals.length === 2 && sides.every((side) => taken.has(side))) {
      if (rivals.every((rival) => weight < rival - EVEN)) return false
    }
    if (rivals.some((rival) => weight < rival - LAGGING)) return false
    for (const side of sides) if (!best.has(side)) best.set(side, weight)
    if (rivals.length === 0) for (const side of sides) taken.add(side)
    return true
  })
}

/** Whether a sentence that the first text breaks off goes on in the second, as far as the characters tell. */
export const goesOn = (before: string, after: string): boolean =>
  endsInside(before) && after.trim() !== '' && (seamOf(before, after) ?? 0) >= 0

/** Whether a text visibly starts or stops in the middle. */
export const breaksOff = (text: string): boolean => startsInside(text) || endsInside(text)

/** The weights of all signs add up to more than 1, so that very likely matches can still be told apart. */
type Weighed = Omit<JumpProposal, 'score'> & { weight: number }

type Words = {
  of: (side: JumpSide) => ReadonlySet<string>
  frequencies: ReadonlyMap<string, number>
  /** The same for the pairs of headlines and texts. */
  pairs: ReadonlyMap<string, number>
  total: number
}

function wordsOf(sides: readonly JumpSide[]): Words {
  const grams = new Map(sides.map(({ id, text }) => [id, gramsIn(text)]))
  return {
    of: ({ id }) => grams.get(id) ?? new Set(),
    frequencies: frequenciesOf([...grams.values()]),
    pairs: frequenciesOf(sides.map(({ headline, text }) => gramsIn(`${headline}\n${text}`, 2))),
    total: grams.size,
  }
}

/** How likely it is that `fragment` goes on with `beginning`; null when what is printed forbids it. */
function weighJump(fragment: JumpSide, beginning: JumpSide, words: Words): Weighed | null {
  const { page } = fragment
  if (fragment.id === beginning.id || page.id === beginning.page.id) return null
  if (differ(page.newspaper, beginning.page.newspaper) || differ(page.printedOn, beginning.page.printedOn))
    return null
  const from = fitOf(fragment.continuesFrom, beginning.page)
  const to = fitOf(beginning.continuesTo, page)
  if (from === 'contradicts' || to === 'contradicts') return null

  const marks: [JumpSign, number][] = [
    ['from-names-page', WEIGHT_OF_FIT[from]],
    ['to-names-page', WEIGHT_OF_FIT[to]],
    ['jump-lines', fragment.continuesFrom !== null && beginning.continuesTo !== null ? 0.1 : 0],
    ...placeMarks(page, beginning.page),
    ...textMarks(fragment, beginning, words),
  ]
  const sum = marks.reduce((total, [, weight]) => total + weight, 0)
  const hasJumpLine = fragment.continuesFrom !== null || beginning.continuesTo !== null
  return {
    fragmentId: fragment.id,
    beginningId: beginning.id,
    weight: Math.max(0, hasJumpLine ? sum : sum * WITHOUT_JUMP_LINE),
    signs: marks.flatMap(([sign, weight]) => (weight >= TOLD_FROM ? [sign] : [])),
  }
}

/** Less than this is counted but not told. */
const TOLD_FROM = 0.05

const differ = (a: string | null, b: string | null) => a !== null && b !== null && a !== b

type Fit = 'fits' | 'fits-sheet' | 'unknown' | 'silent' | 'contradicts'
/** A page that is not known by its label counts for little, and is not told as a sign. */
const WEIGHT_OF_FIT: Record<Fit, number> = {
  fits: 0.25,
  'fits-sheet': 0.2,
  unknown: 0.04,
  silent: 0,
  contradicts: 0,
}

/** Whether a page is the one that a jump line names. */
function fitOf(named: string | null, page: JumpPage): Fit {
  if (named === null) return 'silent'
  if (page.label !== null) {
    const isSame = isSamePage(named, page.label)
    if (isSame !== null) return isSame ? 'fits' : 'contradicts'
  }
  // The pages of a file need not begin with the first: a sheet that fits speaks for it, another one not against it.
  return !page.isOnlySheet && isSamePage(named, String(page.sheet)) ? 'fits-sheet' : 'unknown'
}

function placeMarks(a: JumpPage, b: JumpPage): [JumpSign, number][] {
  const isSameIssue =
    a.newspaper !== null && a.printedOn !== null && b.newspaper !== null && b.printedOn !== null
  return [
    ['same-issue', isSameIssue ? 0.1 : 0],
    ['same-file', !isSameIssue && a.fileId === b.fileId ? 0.1 : 0],
  ]
}

function textMarks(fragment: JumpSide, beginning: JumpSide, words: Words): [JumpSign, number][] {
  const seam = seamOf(beginning.text, fragment.text)
  const headline = headlineShare(fragment, beginning, words)
  const shared = sharedWords(words.of(fragment), words.of(beginning), words.frequencies, words.total)
  return [
    ['headline-words', 0.25 * Math.min(1, headline / 0.5)],
    ['sentence-completed', seam === null ? 0 : 0.25 * seam],
    ['words-shared', 0.25 * Math.min(1, shared / 0.2)],
  ]
}

/** The share of one headline's pairs that the other has too, rare ones counting more. */
function headlineShare(fragment: JumpSide, beginning: JumpSide, { pairs, total }: Words): number {
  return sharedWords(gramsIn(fragment.headline, 2), gramsIn(beginning.headline, 2), pairs, total)
}
