import { describe, expect, test } from 'vitest'
import { AUDIT_ACTIONS } from '../editorial/audit'
import { RECOMMENDER_ERRORS } from '../editorial/recommender'
import { HINTS, OUTCOMES, TIME_RELATIONS } from '../editorial/conflict'
import { LETTER_KINDS } from '../editorial/letters'
import { RESOLUTION_RULES } from '../editorial/resolution'
import { DESK_ACT_KINDS } from '../editorial/desk-act'
import { REFUSALS } from '../errors'
import { ANNOTATION_RULES } from '../pipeline/annotation-rules'
import { IMPORT_ERROR_CODES } from '../pipeline/import-error'
import { JUMP_SIGNS } from '../pipeline/match-jumps'
import { BLOCK_ROLES, DISCARD_REASONS } from '../pipeline/model'
import { FURNITURE_RULES, SPLITTING_REASONS, splittingWords } from '../pipeline/splitting-rules'
import { MESSAGES } from './messages'

type Tree = { [key: string]: string | Tree }

const keysOf = (tree: Tree, path = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${path}${key}`] : keysOf(value, `${path}${key}.`),
  )

const textsOf = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : textsOf(value, `${path}${key}.`),
  )

const factsOf = (text: string): Set<string> => new Set(text.match(/(?<!(?:one|other|=\d) )\{\w+/gu))
/** Chinese has no plurals: a number may choose the words of English alone. */
const chooses = (text: string, fact: string): boolean => text.includes(`${fact}, plural,`)

describe('the words of the interface', () => {
  test('both languages have the same keys', () => {
    expect(keysOf(MESSAGES.en).sort()).toEqual(keysOf(MESSAGES['zh-CN']).sort())
  })

  test('both languages fill in the same facts', () => {
    const chinese = new Map(textsOf(MESSAGES['zh-CN']))
    const unlike = textsOf(MESSAGES.en).filter(([key, english]) => {
      const [there, here] = [factsOf(english), factsOf(chinese.get(key) ?? '')]
      const missing = [...here].filter((fact) => !there.has(fact))
      return missing.length > 0 || [...there].some((fact) => !here.has(fact) && !chooses(english, fact))
    })
    expect(unlike).toEqual([])
  })

  test('every refusal and every recorded act has its sentence, every act its name', () => {
    const keys = new Set(keysOf(MESSAGES['zh-CN']))
    expect(REFUSALS.filter((reason) => !keys.has(`errors.refused.${reason}`))).toEqual([])
    expect(AUDIT_ACTIONS.filter((action) => !keys.has(`audit.actions.${action.replace('.', '_')}`))).toEqual(
      [],
    )
    expect(AUDIT_ACTIONS.filter((action) => !keys.has(`audit.names.${action.replace('.', '_')}`))).toEqual([])
  })

  test('whatever the pipeline names has its word at the desk', () => {
    const keys = new Set(keysOf(MESSAGES['zh-CN'].desk))
    const named = [
      ...IMPORT_ERROR_CODES.map((code) => `import.error.${code}`),
      ...BLOCK_ROLES.map((role) => `role.${role}`),
      ...DISCARD_REASONS.map((reason) => `discard.${reason}`),
    ]
    expect(named.filter((key) => !keys.has(key))).toEqual([])
  })

  test('every way a field of a figure is resolved is said in words', () => {
    const keys = new Set(keysOf(MESSAGES['zh-CN'].editor.resolved.rule))
    expect(Object.keys(RESOLUTION_RULES).filter((rule) => !keys.has(rule.replace('.', '_')))).toEqual([])
  })

  test('every way two figures conflict and are settled is said in words, at the desk and for readers', () => {
    const keys = new Set(keysOf(MESSAGES['zh-CN'].desk.conflicts))
    const named = [
      ...OUTCOMES.flatMap((one) => [`outcomes.${one}`, `what.${one}`]),
      ...TIME_RELATIONS.map((one) => `time.${one}`),
      ...HINTS.map((one) => `hint.${one}`),
    ]
    expect(named.filter((key) => !keys.has(key))).toEqual([])
  })

  test('every act of the splitting desk has its name', () => {
    const keys = new Set(keysOf(MESSAGES['zh-CN'].splitting.act))
    expect(DESK_ACT_KINDS.filter((kind) => !keys.has(kind))).toEqual([])
  })

  test('every sign of a jump is said in words', () => {
    const keys = new Set(keysOf(MESSAGES['zh-CN'].matches.sign))
    expect(JUMP_SIGNS.filter((sign) => !keys.has(sign))).toEqual([])
  })

  test('every way the outside model fails is said in words', () => {
    const keys = new Set(keysOf(MESSAGES['zh-CN'].learning.recommender.error))
    expect(RECOMMENDER_ERRORS.filter((code) => !keys.has(code))).toEqual([])
  })

  test('every rule that suggests a mark is said in words', () => {
    const keys = new Set(keysOf(MESSAGES['zh-CN'].editor.rules))
    expect(ANNOTATION_RULES.filter((rule) => !keys.has(rule.replace('.', '_')))).toEqual([])
  })

  test('every kind of letter has its words, and its name in the list of letters', () => {
    const keys = new Set(keysOf(MESSAGES['zh-CN'].mail))
    const named = LETTER_KINDS.flatMap((kind) => [
      `letters.${kind}.subject`,
      `letters.${kind}.body`,
      `list.kinds.${kind}`,
    ])
    expect(named.filter((key) => !keys.has(key))).toEqual([])
  })

  test('every rule by which a line is sorted is said in words', () => {
    const keys = new Set(keysOf(MESSAGES['zh-CN'].desk.splitting))
    const rules = [...FURNITURE_RULES, ...SPLITTING_REASONS.map((reason) => `headline.${reason}`)]
    expect(rules.filter((rule) => !keys.has(splittingWords(rule) ?? ''))).toEqual([])
  })
})
