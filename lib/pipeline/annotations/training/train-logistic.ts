import type { Weights } from '../learned/linear-model'

/** Rivals of which one is right (a subject among names), or a single candidate that is right or wrong. */
export type Example = { features: readonly string[]; isRight: boolean; weight: number }
export type Group = readonly Example[]

type Training = { rounds: number; rate: number; decay: number; least: number }
const TRAINING: Training = { rounds: 60, rate: 0.15, decay: 1, least: 3 }

/** Trains a logistic model by gradient ascent (AdaGrad), weights drawn towards zero; the same examples make the same weights. */
export function trainLogistic(examples: readonly Example[], options: Partial<Training> = {}): Weights {
  return train(
    examples.map((example) => [example]),
    options,
    ([example], strengths) => {
      const miss = example ? Number(example.isRight) - 1 / (1 + Math.exp(-(strengths[0] ?? 0))) : 0
      return [miss]
    },
  )
}

/** Trains a choice among rivals: the likelihood of the right ones together against all of the group. */
export function trainChoice(groups: readonly Group[], options: Partial<Training> = {}): Weights {
  const useful = groups.filter((group) => group.some(({ isRight }) => isRight))
  return train(useful, options, (group, strengths) => {
    const all = shares(strengths)
    const right = shares(strengths.map((value, index) => (group[index]?.isRight ? value : -1e9)))
    return group.map((_, index) => (right[index] ?? 0) - (all[index] ?? 0))
  })
}

function shares(strengths: readonly number[]): number[] {
  const most = Math.max(...strengths)
  const powers = strengths.map((value) => Math.exp(value - most))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}

type Slopes = (group: Group, strengths: number[]) => number[]

function train(groups: readonly Group[], options: Partial<Training>, slopesOf: Slopes): Weights {
  const { rounds, rate, decay, least } = { ...TRAINING, ...options }
  const counts = new Map<string, number>()
  for (const { features } of groups.flat())
    for (const name of features) counts.set(name, (counts.get(name) ?? 0) + 1)
  const names = [...counts].flatMap(([name, count]) => (count >= least ? [name] : [])).toSorted()
  const idOf = new Map(names.map((name, index) => [name, index]))
  const indexed = groups.map((group) =>
    group.map(({ features }) => features.flatMap((name) => idOf.get(name) ?? [])),
  )
  const weights = new Float64Array(names.length)
  const squares = new Float64Array(names.length).fill(1)
  for (let round = 0; round < rounds; round += 1) {
    const slopes = weights.map((weight) => -decay * weight)
    for (const [index, group] of groups.entries()) {
      const ids = indexed[index] ?? []
      const strengths = ids.map((own) => own.reduce((sum, id) => sum + (weights[id] ?? 0), 0))
      const steps = slopesOf(group, strengths)
      for (const [at, own] of ids.entries())
        for (const id of own) slopes[id] = (slopes[id] ?? 0) + (steps[at] ?? 0) * (group[at]?.weight ?? 1)
    }
    for (const [id, slope] of slopes.entries()) {
      squares[id] = (squares[id] ?? 0) + slope * slope
      weights[id] = (weights[id] ?? 0) + (rate * 5 * slope) / Math.sqrt(squares[id] ?? 1)
    }
  }
  const rounded = names.map((name, index): [string, number] => [
    name,
    Math.round((weights[index] ?? 0) * 100),
  ])
  return Object.fromEntries(rounded.filter(([, weight]) => weight !== 0))
}
