import 'server-only'
import {
  findIndicatorsLike,
  getIndicatorView,
  listFigureRows,
  listIndicatorNames,
  listIndicatorRows,
  listUnits,
} from '../db/indicator-lists'
import type { Actor } from '../editorial/actor'
import type { Screen } from '../editorial/desk-lists'
import type {
  FigureQuery,
  FigureRow,
  FoundIndicator,
  IndicatorQuery,
  IndicatorRow,
  IndicatorSearch,
  IndicatorView,
} from '../editorial/indicator'
import { authorize } from '../editorial/policy'

/** One screen of the indicators. */
export async function listIndicators(actor: Actor, query: IndicatorQuery): Promise<Screen<IndicatorRow>> {
  authorize(actor, 'indicator.view')
  return listIndicatorRows(query)
}

type FigureScreen = Screen<FigureRow> & { units: string[]; indicators: { id: string; name: string }[] }

/** One screen of the figures, and the units and indicators it can be narrowed to. */
export async function listFigures(actor: Actor, query: FigureQuery): Promise<FigureScreen> {
  authorize(actor, 'indicator.view')
  const [screen, units, indicators] = await Promise.all([
    listFigureRows(query),
    listUnits(),
    listIndicatorNames(),
  ])
  return { ...screen, units, indicators }
}

/** The indicators that fit what was typed, best first. */
export async function findIndicators(actor: Actor, search: IndicatorSearch): Promise<FoundIndicator[]> {
  authorize(actor, 'indicator.view')
  return findIndicatorsLike(search)
}

/** One indicator with everything that leads to it. Throws `NotFound`. */
export async function getIndicator(actor: Actor, id: string): Promise<IndicatorView> {
  authorize(actor, 'indicator.view')
  return getIndicatorView(id)
}
