import { toLineModel } from './label-model'
import stored from './line-weights.json'

/** The weights of the line model, as `npm run train` leaves them. */
export const lineModel = toLineModel(stored)
