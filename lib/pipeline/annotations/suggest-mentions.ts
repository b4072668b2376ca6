import { allMatches } from './all-matches'
import type { MentionSuggestion } from '../model'
import { buildAutomaton } from './automaton'
import type { Candidate, Passage } from './candidate'
import { chooseLongest } from './choose-longest'
import { chooseNames } from './choose-names'
import type { KnownNames } from './find-known-names'
import { findBrands } from './find-brands'
import { findCoinedNames } from './find-coined-names'
import { findDepartments } from './find-departments'
import {
  findDictionaryPlaces,
  joinCities,
  joinDistricts,
  joinPlaces,
  joinTowns,
} from './find-dictionary-places'
import { findHomonymPlaces } from './find-homonym-places'
import { findFairs } from './find-editions'
import { findIndustries } from './find-industries'
import { findLikelyPersons } from './find-likely-persons'
import { findLines } from './find-lines'
import { findListedNames } from './find-listed-names'
import { findLocalities } from './find-localities'
import { creditRanges, findPersons } from './find-persons'
import { findPlans } from './find-plans'
import { findQuotedTitles } from './find-quoted-titles'
import { findShapedNames } from './find-shaped-names'
import { findSites } from './find-sites'
import { findTeams } from './find-teams'
import { findTechnologies } from './find-technologies'
import { shortFormsOf } from './find-short-forms'
import { findStateOrgans } from './find-state-organs'
import { typeWorks } from './works-under-way'

/** Below this a rule is more often wrong than right and offers nothing. */
const FLOOR = 0.5

/** The names in the texts of one article, every occurrence: of what is proposed, what the learned weights find likeliest together. */
export function suggestMentions(passages: readonly Passage[], known: KnownNames): MentionSuggestion[] {
  const chosen = chooseNames(passages, allProposalsIn(passages, known))
  return passages.flatMap((passage) =>
    (chosen.get(passage) ?? []).map((candidate) => toSuggestion(passage, candidate)),
  )
}

/**
 * What every rule proposes, passage by passage, whether or not it overlaps. A second look finds what the first one named elsewhere:
 * repeated names and the short forms that the article gives them.
 */
export function allProposalsIn(
  passages: readonly Passage[],
  known: KnownNames,
): Map<Passage, readonly Candidate[]> {
  const proposals = proposalsIn(passages, known)
  const first = new Map([...proposals].map(([passage, found]) => [passage, chooseLongest(found)]))
  const again = findAgain(passages, first)
  return new Map([...proposals].map(([passage, found]) => [passage, [...found, ...again(passage)]]))
}

function proposalsIn(passages: readonly Passage[], known: KnownNames): Map<Passage, Candidate[]> {
  const likely = findLikelyPersons(passages)
  const homonyms = findHomonymPlaces(passages)
  return new Map(
    passages.map((passage) => [
      passage,
      [...candidatesIn(passage, known), ...(likely.get(passage) ?? []), ...(homonyms.get(passage) ?? [])],
    ]),
  )
}

function candidatesIn(passage: Passage, known: KnownNames): Candidate[] {
  const names = known(passage)
  const dictionary = findDictionaryPlaces(passage)
  dictionary.push(
    ...joinDistricts(passage, names),
    ...joinCities(passage, names),
    ...joinTowns(passage, names),
  )
  const local = findLocalities(passage, [...names, ...dictionary])
  const isPlace = ({ type }: Candidate) => type === 'place'
  const places = [...dictionary, ...local]
  places.push(...findSites(passage, [...names, ...places]))
  places.push(...joinPlaces(passage.folded, [...names.filter(isPlace), ...places]))
  const zones = findShapedNames(passage, [...names, ...places], 'shape.park')
  const regions = zones.flatMap((zone) => (zone.score >= FLOOR ? [{ ...zone, type: 'place' as const }] : []))
  const named = names.flatMap((name) =>
    name.type === 'project' && passage.folded.slice(name.start, name.end).endsWith('区')
      ? [{ ...name, type: 'place' as const }]
      : [],
  )
  const organs = findStateOrgans(passage, [...names, ...places, ...regions, ...named])
  const lines = findLines(passage)
  const shaped = findShapedNames(passage, [...names, ...places, ...organs, ...lines])
  const brands = findBrands(passage, [...names, ...places, ...organs, ...shaped])
  const found = [
    ...names,
    ...brands,
    ...places,
    ...organs,
    ...shaped,
    ...findPersons(passage),
    ...findQuotedTitles(passage),
    ...findIndustries(passage, [...names, ...places]),
    ...findTechnologies(passage, [...names, ...places, ...organs, ...brands]),
    ...findFairs(passage, names),
    ...findPlans(passage),
    ...findTeams(passage, [...names, ...places]),
    ...findCoinedNames(passage, names),
    ...lines,
    ...findListedNames(passage, names),
  ]
  found.push(...findDepartments(passage, found))
  const dispatches = [...dispatchesIn(passage.folded), ...creditSpans(passage.folded)]
  return typeWorks(passage, found).filter(
    ({ start, score }) =>
      score >= FLOOR && !dispatches.some((span) => start >= span.start && start < span.end),
  )
}

const DISPATCH =
  /(?:新华社|中新社|中新网|人民网|本报)[\u4e00-\u9fff]{1,8}\d{1,2}月\d{1,2}日(?:专?电|讯)|^本报[\u4e00-\u9fff]{2,6}讯(?=\s?\()/gu

/** 新华社沈阳10月14日电: who sends a report from where is no part of what it tells. */
function dispatchesIn(folded: string): { start: number; end: number }[] {
  if (!/[电讯]/u.test(folded)) return []
  return allMatches(folded, DISPATCH).map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
}

function creditSpans(folded: string): { start: number; end: number }[] {
  return creditRanges(folded).map(([start, end]) => ({ start, end }))
}

function findAgain(
  passages: readonly Passage[],
  chosen: ReadonlyMap<Passage, Candidate[]>,
): (passage: Passage) => Candidate[] {
  const forms = shortFormsOf(passages, chosen)
  const find = buildAutomaton(forms.map(({ surface }) => surface))
  return ({ folded }) =>
    find(folded).flatMap(({ start, end, word }) => {
      const form = forms[word]
      return form ? [{ start, end, ...form }] : []
    })
}

function toSuggestion({ field, block, text }: Passage, candidate: Candidate): MentionSuggestion {
  const { start, end, type, rule, score } = candidate
  const surface = text.slice(start, end)
  return {
    field,
    block,
    start,
    end,
    text: surface,
    type,
    canonical: candidate.canonical ?? surface,
    rule,
    score,
  }
}
