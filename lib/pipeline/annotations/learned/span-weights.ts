import stored from './span-weights.json' with { type: 'json' }

/** Weights as they are stored: whole numbers from -127 to 127, each worth `scale`, in Base64. */
export type StoredWeights = { scale: number; weights: string }

/** How much each feature of a span, and each feature of a type, speaks for it (logarithm of odds). */
export const spanWeights = toWeights(stored.spans)
export const typeWeights = toWeights(stored.types)

export function toWeights({ scale, weights }: StoredWeights): Float32Array {
  const bytes = Int8Array.from(Buffer.from(weights, 'base64'))
  return Float32Array.from(bytes, (byte) => byte * scale)
}

/** The smallest store of weights that keeps them as exact as whole numbers up to `most` can. */
export function toStored(weights: ArrayLike<number>, most = 4): StoredWeights {
  const scale = most / 127
  const bytes = Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / scale))))
  return { scale, weights: Buffer.from(bytes.buffer).toString('base64') }
}
