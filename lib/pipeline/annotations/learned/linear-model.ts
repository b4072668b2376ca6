/** Weights of a logistic model in hundredths, by the name of the feature. */
export type Weights = Readonly<Record<string, number>>

/** How likely something with these features is what the model was trained to tell, 0 to 1. Unknown features count nothing. */
export function probability(weights: Weights, features: readonly string[]): number {
  return 1 / (1 + Math.exp(-strength(weights, features)))
}

/** The sum of the weights: of several rivals the strongest is the likeliest. */
export function strength(weights: Weights, features: readonly string[]): number {
  let sum = 0
  for (const feature of features) sum += weights[feature] ?? 0
  return sum / 100
}
