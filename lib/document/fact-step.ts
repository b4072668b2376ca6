import type { Node } from '@tiptap/pm/model'
import { Step, StepMap, StepResult } from '@tiptap/pm/transform'
import type { Eye, StatedFigure, StatedMention } from './content'
import type { SettledMark } from './keep-marks'

/** What an editor made of one suggestion; `resultId` is the mention or metric that came of it. */
export type Decision = { state: 'accepted' | 'corrected' | 'rejected'; resultId: string | null }

/** What a person decided on a mark that is not in the text any more. */
export type Settlement = Pick<SettledMark, 'outcome' | 'sameAs'>

/**
 * What is known of an article beside its text: `mentions` and `metrics` by the id of their mark, `decisions` by the id of
 * their suggestion, `eyes` (marks that are not in the text and need an eye) and `settled` (what a person decided on a mark that
 * is gone) by the id of the mark. Records of marks that are gone stay, for when they come back.
 */
export type Facts = {
  mentions: Readonly<Record<string, StatedMention>>
  metrics: Readonly<Record<string, StatedFigure>>
  decisions: Readonly<Record<string, Decision>>
  eyes: Readonly<Record<string, Eye>>
  settled: Readonly<Record<string, Settlement>>
}
export type FactGroup = keyof Facts
export type FactOf<G extends FactGroup> = Facts[G][string]

export const NO_FACTS: Facts = { mentions: {}, metrics: {}, decisions: {}, eyes: {}, settled: {} }

function withFact(facts: Facts, group: FactGroup, id: string, value: object | null): Facts {
  const { [id]: _, ...others } = facts[group]
  return { ...facts, [group]: value === null ? others : { ...others, [id]: value } }
}

/**
 * A change of one fact as a step of the document's history, so that one undo takes back a mark together with its fields
 * and the decision that made it. The text and its positions stay as they are.
 */
export class FactStep extends Step {
  readonly group: FactGroup
  readonly id: string
  readonly before: object | null
  readonly after: object | null

  private constructor(group: FactGroup, id: string, before: object | null, after: object | null) {
    super()
    this.group = group
    this.id = id
    this.before = before
    this.after = after
  }

  /** The step that gives the fact `id` a new value, or with null takes it away. */
  static of<G extends FactGroup>(facts: Facts, group: G, id: string, after: FactOf<G> | null): FactStep {
    return new FactStep(group, id, facts[group][id] ?? null, after)
  }

  applyTo(facts: Facts): Facts {
    return withFact(facts, this.group, this.id, this.after)
  }

  override apply(doc: Node): StepResult {
    return StepResult.ok(doc)
  }

  override getMap(): StepMap {
    return StepMap.empty
  }

  override invert(): Step {
    return new FactStep(this.group, this.id, this.after, this.before)
  }

  override map(): Step {
    return this
  }

  override toJSON(): object {
    return { stepType: 'fact', group: this.group, id: this.id, before: this.before, after: this.after }
  }
}
