import {
  compared,
  kinshipOf,
  shortenable,
  type ComparedName,
  type NameEvidence,
  type NameKind,
} from './name-kinship'

/** A tag or indicator as candidates are looked for; `names` are its own first, then all by which it is found. */
export type Named = {
  id: string
  kind: NameKind
  disambiguation: string
  names: readonly string[]
  /** The pinyin of its own name. */
  reading: string
  /** Numbers of public registers by scheme: two that differ in one are two things. */
  externalIds: Readonly<Record<string, string>>
  /** Canonical unit and dimension of an indicator. */
  unit?: string
  dimension?: string
}

export type Evidence =
  | NameEvidence
  | { kind: 'other-type'; a: string; b: string }
  | { kind: 'same-unit'; unit: string }
  /** In how many articles both are named. */
  | { kind: 'together'; articles: number }

/** Two that may be one thing; `score` from 0 to 1. */
export type NamePair = { a: string; b: string; evidence: Evidence[] }
export type Candidate = NamePair & { score: number }

/** More names under one key tell nothing: the key is too common. What keeps the work near-linear. */
const BUCKET_MAX = 60

type Entry = ComparedName & { at: number; isOwn: boolean }

/**
 * Pairs that may mean one thing, by their names. Names are not compared each with each but under keys they share: the
 * folded name, its core, its reading, what is left when one character is dropped, its rarest pair of characters, and the
 * characters a short form could be made of. Keys that too many names share are passed over.
 */
export function findNamePairs(entries: readonly Named[]): NamePair[] {
  const names = entries.flatMap(({ kind, names: all, reading }, at): Entry[] =>
    [...new Set(all)].map((name, index) => ({
      ...compared(name, kind, index === 0 ? reading : ''),
      at,
      isOwn: index === 0,
    })),
  )
  const pairs = new Map<string, NamePair>()
  const compare = (x: Entry, y: Entry) => {
    const [first, second] = x.at < y.at ? [x, y] : [y, x]
    const [a, b] = [entries[first.at], entries[second.at]]
    if (!a || !b || a === b || areKnownTwo(a, b)) return
    const isHomonym = first.isOwn && second.isOwn && first.name === second.name && a.kind === b.kind
    if (isHomonym && (a.disambiguation !== '' || b.disambiguation !== '')) return
    const evidence = evidenceOf(first, second)
    if (!evidence) return
    const key = `${first.at} ${second.at}`
    const pair = pairs.get(key) ?? { a: a.id, b: b.id, evidence: unitEvidence(a, b) }
    if (!pair.evidence.some((known) => known.kind === evidence.kind)) pair.evidence.unshift(evidence)
    pairs.set(key, pair)
  }
  for (const bucket of bucketsOf(names)) {
    for (const [index, x] of bucket.entries()) {
      for (const y of bucket.slice(index + 1)) compare(x, y)
    }
  }
  for (const [x, y] of contained(names)) compare(x, y)
  for (const [x, y] of shortened(names)) compare(x, y)
  return [...pairs.values()]
}

/** Numbers of a register or dimensions that differ say: two things. */
function areKnownTwo(a: Named, b: Named): boolean {
  const isOther = (scheme: string) => {
    const [one, two] = [a.externalIds[scheme], b.externalIds[scheme]]
    return one !== undefined && two !== undefined && one !== two
  }
  if (Object.keys(a.externalIds).some(isOther)) return true
  const [one = 'other', two = 'other'] = [a.dimension, b.dimension]
  return one !== two && one !== 'other' && two !== 'other'
}

function evidenceOf(one: Entry, two: Entry): Evidence | null {
  if (one.kind === two.kind) return kinshipOf(one, two)
  return one.folded === two.folded ? { kind: 'other-type', a: one.name, b: two.name } : null
}

const unitEvidence = (a: Named, b: Named): Evidence[] =>
  a.unit && a.unit === b.unit ? [{ kind: 'same-unit', unit: a.unit }] : []

function keep(buckets: Map<string, Entry[]>, key: string, entry: Entry): void {
  const bucket = buckets.get(key)
  if (!bucket) buckets.set(key, [entry])
  else if (bucket.at(-1) !== entry) bucket.push(entry)
}

/** Names that share a key, each bucket small enough to compare each with each. */
function bucketsOf(names: readonly Entry[]): Entry[][] {
  const buckets = new Map<string, Entry[]>()
  for (const entry of names) {
    const { folded, kind, core, reading } = entry
    keep(buckets, `= ${folded}`, entry)
    keep(buckets, `core ${kind} ${core}`, entry)
    if (reading !== '') keep(buckets, `read ${kind} ${reading}`, entry)
    for (const key of droppedKeys(folded)) keep(buckets, `drop ${kind} ${key}`, entry)
  }
  return [...buckets.values()].filter(({ length }) => length > 1 && length <= BUCKET_MAX)
}

const DROPPED_MAX = 24

/** The name, and the name with each one of its characters left out: names one slip apart share one of these. */
function droppedKeys(folded: string): string[] {
  if (folded.length < 4 || folded.length > DROPPED_MAX) return []
  const dropped = Array.from(folded, (_, at) => folded.slice(0, at) + folded.slice(at + 1))
  return [folded, ...new Set(dropped)]
}

const neighbours = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2))

/** Names with those that hold them whole: such a one has the rarest pair of neighbouring characters of the other, too. */
function* contained(names: readonly Entry[]): Generator<[Entry, Entry]> {
  const holders = new Map<string, Entry[]>()
  const pairsOf = ({ folded, kind }: Entry) => neighbours(folded).map((pair) => `${kind} ${pair}`)
  for (const entry of names) {
    for (const key of new Set(pairsOf(entry))) keep(holders, key, entry)
  }
  for (const entry of names) {
    if (entry.folded.length < 3) continue
    const [rarest = []] = pairsOf(entry)
      .map((key) => holders.get(key) ?? [])
      .sort((x, y) => x.length - y.length)
    if (rarest.length > BUCKET_MAX) continue
    for (const other of rarest) {
      if (other.folded.length > entry.folded.length && other.folded.includes(entry.folded))
        yield [entry, other]
    }
  }
}

/** Short names with those they may be short for: these have its first character and, somewhere later, its second. */
function* shortened(names: readonly Entry[]): Generator<[Entry, Entry]> {
  const shorts = new Map<string, Entry[]>()
  for (const entry of names) {
    const { folded, kind } = entry
    if (kind !== 'person' && folded.length >= 2 && folded.length <= 5) {
      keep(shorts, `${kind} ${folded.slice(0, 2)}`, entry)
    }
  }
  for (const entry of names) {
    const { folded, kind } = entry
    if (folded.length < 4) continue
    const keys = shortenable(folded, kind).flatMap((text) =>
      Array.from(text.slice(1), (later) => `${kind} ${text.slice(0, 1)}${later}`),
    )
    for (const key of new Set(keys)) {
      const found = shorts.get(key) ?? []
      if (found.length > BUCKET_MAX) continue
      for (const short of found) yield [short, entry]
    }
  }
}

const WEIGHT: Record<Exclude<Evidence['kind'], 'together'>, number> = {
  'same-name': 0.95,
  affix: 0.8,
  abbreviation: 0.55,
  'one-slip': 0.55,
  'same-reading': 0.55,
  'other-type': 0.5,
  containment: 0.35,
  'same-unit': 0.1,
}
/** Names that one article uses side by side: a full form and its short form do that, a slip or another type hardly. */
const GROWS = new Set<Evidence['kind']>(['affix', 'abbreviation', 'containment'])
const TOGETHER = 0.2
const APART = 0.7

/** How sure it is that two are one, 0 to 1: each sign takes its share of the doubt that the others leave. */
export function scoreOf(evidence: readonly Evidence[]): number {
  let doubt = 1
  for (const { kind } of evidence) if (kind !== 'together') doubt *= 1 - WEIGHT[kind]
  const isTogether = evidence.some((one) => one.kind === 'together' && one.articles > 0)
  if (!isTogether) return 1 - doubt
  return evidence.some(({ kind }) => GROWS.has(kind)) ? 1 - doubt * (1 - TOGETHER) : (1 - doubt) * APART
}

const SCORE_MIN = 0.3

/** The pairs with their scores, surest first. `together` says in how many articles both of a pair are named. */
export function toCandidates(pairs: readonly NamePair[], together: (pair: NamePair) => number): Candidate[] {
  return pairs
    .map((pair) => {
      const articles = together(pair)
      const evidence =
        articles > 0 ? [...pair.evidence, { kind: 'together' as const, articles }] : pair.evidence
      return { ...pair, evidence, score: scoreOf(evidence) }
    })
    .filter(({ score }) => score >= SCORE_MIN)
    .sort((x, y) => y.score - x.score || compareText(x.a, y.a) || compareText(x.b, y.b))
}

const compareText = (x: string, y: string) => (x < y ? -1 : Number(x > y))
