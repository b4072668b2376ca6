/** Weights of a logistic model in hundredths, by the name of the feature, as they are stored. */
export type Weights = Readonly<Record<string, number>>
export type LinearModel = ReadonlyMap<string, number>

/** Makes a model of its stored weights. A Map, because names of features are made anew each time they are looked up. */
export function toLinearModel(weights: Weights): LinearModel {
  return new Map(Object.entries(weights))
}

/** How likely something with these features is what the model was trained to tell, 0 to 1. Unknown features count nothing. */
export function probability(model: LinearModel, features: readonly string[]): number {
  return 1 / (1 + Math.exp(-strength(model, features)))
}

/** The sum of the weights: of several rivals the strongest is the likeliest. */
export function strength(model: LinearModel, features: readonly string[]): number {
  return hundredths(model, features) / 100
}

/** The same in hundredths, which are whole: sums of sums tie where the sums do. */
export function hundredths(model: LinearModel, features: readonly string[]): number {
  let sum = 0
  for (const feature of features) sum += model.get(feature) ?? 0
  return sum
}
